"""Parts of a page: values in, drawn with Streamlit; words come from `wording`, pictures from `charts`."""
