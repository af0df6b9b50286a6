"""Every word, shape and number format that people see; one module formats, so a figure reads the same everywhere."""
