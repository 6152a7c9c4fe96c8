"""A playbook: Markdown that runs, read into frozen values.

`library` is the door for everybody who needs a playbook, `model` the values, `playbook` what one pack says,
`letters` the sandbox that fills a template. `files`, `markdown`, `flow`, `reader` and `ready` are the way from the
files to the values. Nothing is read from outside a pack's folder, and nothing is known of cases.
"""
