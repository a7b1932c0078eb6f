using System.Runtime.CompilerServices;

namespace Helper.Tests.Contracts;

/// <summary>What contracts assert with: they also run inside Wine, where there is no test framework.</summary>
internal static class Contract
{
    public static void Holds(bool condition, [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        if (!condition)
        {
            throw new ContractException($"does not hold: {text}");
        }
    }

    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string? text = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new ContractException($"{text} is <{actual}> and should be <{expected}>");
        }
    }

    public static TException Throws<TException>(Action action, [CallerArgumentExpression(nameof(action))] string? text = null)
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException e)
        {
            return e;
        }

        throw new ContractException($"{text} throws no {typeof(TException).Name}");
    }
}
