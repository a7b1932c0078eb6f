namespace EndToEnd;

/// <summary>Which of the two packages.</summary>
internal enum PackageScope
{
    AllUsers,
    PerUser,
}
