namespace WineBed;

/// <summary>A local group that the stand-in for netapi32.dll keeps.</summary>
/// <param name="Name">As it was given when the group was made.</param>
/// <param name="Comment">May be empty.</param>
/// <param name="Sid">Made up: no account of Wine's has it, so look-ups of the name or the SID do not find it.</param>
/// <param name="Members">SIDs, sorted.</param>
public sealed record LocalGroup(string Name, string Comment, string Sid, IReadOnlyList<string> Members)
{
    public override string ToString() => $"{Name} \"{Comment}\" {Sid} [{string.Join(' ', Members)}]";
}
