"""What figures mean against what was agreed: classes of periods, course, minimum standards, direction."""
