"""The faces: commands, quick add and the desk. They ask, show and print; they decide nothing."""
