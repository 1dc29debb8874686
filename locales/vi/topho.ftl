### Every word that a person reads, in Vietnamese. One section a part of the program.

## Summary

summary-heading = **{ $ward } · { $period }**
