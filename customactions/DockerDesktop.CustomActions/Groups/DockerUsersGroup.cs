using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Groups;

/// <summary>The local group whose members may use the helper service.</summary>
internal static class DockerUsersGroup
{
    public const string Name = "docker-users";

    public const string Comment = "Members may use the features of Docker Desktop that need its privileged helper service.";

    /// <summary>Says whether the group is there.</summary>
    /// <exception cref="ActionFailedException">Windows does not tell.</exception>
    public static bool Exists(ILocalGroups groups) => groups.GetComment(Name, out _) switch
    {
        Win32Error.Success => true,
        Win32Error.GroupNotFound or Win32Error.NoSuchAlias => false,
        var error => throw new ActionFailedException(
            $"The local group \"{Name}\" could not be read: {Win32Error.Describe(error)}. See that the Security Accounts Manager service (SamSs) runs, then run the installation again."),
    };

    /// <summary>
    /// Refuses a computer on which the name belongs to something that is not a local group. Only the name qualified by this computer is looked up: the bare name might be
    /// answered by a domain. Nobody answering (1332) is right before the group is made; for a group that is there it is let pass, because this check decides nothing but
    /// the text of an error: the NetLocalGroup functions, called without a server name, only ever change this computer's own groups.
    /// </summary>
    public static void CheckName(IAccounts accounts)
    {
        var qualified = $@"{accounts.ComputerName}\{Name}";
        if (accounts.LookUpName(qualified, out var account) == Win32Error.Success && account is not null && account.Kind != AccountKind.Alias)
        {
            throw NameTaken($"{account.QualifiedName} ({account.Kind}, {account.Sid})");
        }
    }

    public static ActionFailedException NameTaken(string by) => new(
        $"The local group \"{Name}\" cannot be made: the name is taken by {by}, which is not a local group. Rename or remove that account, then run the installation again.");
}
