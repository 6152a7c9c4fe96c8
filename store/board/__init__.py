"""All cases at once: their order and counts, the line of time, search, and the calendar file.

`board` and `agenda` are what faces draw; `outline` is what places a case among the others, `index` keeps all
outlines. Nothing here changes a case.
"""
