"""Where figures come from and what they mean."""
