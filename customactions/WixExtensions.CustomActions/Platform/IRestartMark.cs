namespace WixExtensions.CustomActions.Platform;

/// <summary>What a deferred action leaves for an immediate one that runs after it, in another process: that the computer has to be restarted.</summary>
internal interface IRestartMark
{
    /// <summary>Sets the mark.</summary>
    void Set();

    /// <summary>Takes the mark away.</summary>
    /// <returns>True when it was set.</returns>
    bool Take();
}
