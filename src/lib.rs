//! topho
