"""Days and moments: counted, and read as people write them.

`clock` is now, `workdays` the Chinese working days, `counting` the sums on the four clocks; `grammar` holds the
numbers, days and times of day that `dates`, `ahead` and `promises` read with. Pure: a clock and a path are given.
"""
