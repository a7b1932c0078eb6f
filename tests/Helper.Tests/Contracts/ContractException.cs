namespace Helper.Tests.Contracts;

internal sealed class ContractException(string message) : Exception(message);
