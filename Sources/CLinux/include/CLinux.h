int solidus_seed_linux(void);
