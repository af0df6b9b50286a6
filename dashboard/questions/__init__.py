"""What pages, papers and the API ask, without Streamlit: a session, a viewer and a moment in, frozen values out.

Only this package asks the store for the pages.
"""
