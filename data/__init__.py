"""What we hold: places, agreements, figures, and the records of what people decided."""
