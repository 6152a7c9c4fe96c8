"""What happened: cases, their events and deadlines, and the files they live in."""
