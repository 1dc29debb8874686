### Every word that a person reads, in English. One section a part of the program.

## Summary

summary-heading = **{ $ward } · { $period }**
