"""Sign-in, accounts, second factors, and linking an application to an account."""
