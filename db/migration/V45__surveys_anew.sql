-- Counts of events, and the share of fibrillation, were worked out otherwise: what is kept is worked out anew when it is read.
delete from survey;
