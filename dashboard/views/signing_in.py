"""Signing in: on the way to the provider. Nobody stays here."""

import streamlit as st

from dashboard import reader, signing_in
from dashboard.components import text
from dashboard.wording import signing_in as words

text.heading(words.SIGNING_IN)
if reader.offered():
    text.answer(words.GOING)
    st.login(signing_in.FRESH if "fresh" in st.query_params else signing_in.USUAL)
else:
    text.answer(words.NOT_OFFERED)
