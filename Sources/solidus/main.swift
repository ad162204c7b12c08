print("solidus")
