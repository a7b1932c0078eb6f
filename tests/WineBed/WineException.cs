namespace WineBed;

/// <summary>The test bed itself could not do what it was asked to; says nothing about the program under test.</summary>
public sealed class WineException : Exception
{
    public WineException()
    {
    }

    public WineException(string message)
        : base(message)
    {
    }

    public WineException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>True when the time limit ended a program that had started no other.</summary>
    internal bool IsOfLoneProgram { get; init; }
}
