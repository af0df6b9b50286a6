"""Charts: frozen values in, a plotly figure as a plain dictionary out; no Streamlit, no arithmetic on meaning."""
