namespace WineBed;

/// <summary>An action that the log tells of.</summary>
/// <param name="ReturnValue">
/// As the log has it: 1 done, 2 ended by the user, 3 failed, 0 the action does not exist; null if the log does not tell of its end.
/// </param>
public sealed record MsiAction(string Name, int? ReturnValue);
