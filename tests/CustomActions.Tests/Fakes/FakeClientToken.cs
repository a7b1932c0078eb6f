using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>Whoever starts the installation.</summary>
internal sealed class FakeClientToken(ClientIdentity client) : IClientToken
{
    public const string AdminSid = "S-1-5-21-1-2-3-1000";
    public const string UserSid = "S-1-5-21-1-2-3-1001";
    public const string CloudUserSid = "S-1-12-1-1-2-3-4";

    public static readonly ClientIdentity Administrator = new(AdminSid, @"PC\admin", IsAdministrator: true);

    /// <summary>An administrator who has not elevated himself: his Administrators SID is there for denial only.</summary>
    public static readonly ClientIdentity FilteredAdministrator = new(AdminSid, @"PC\admin", IsAdministrator: false);

    public static readonly ClientIdentity StandardUser = new(UserSid, @"PC\user", IsAdministrator: false);

    public static readonly ClientIdentity CloudUser = new(CloudUserSid, @"AzureAD\user", IsAdministrator: false);

    public static readonly ClientIdentity System = new("S-1-5-18", @"NT AUTHORITY\SYSTEM", IsAdministrator: true);

    public static readonly ClientIdentity NetworkService = new("S-1-5-20", @"NT AUTHORITY\NETWORK SERVICE", IsAdministrator: false);

    public static readonly ClientIdentity ServiceAccount = new("S-1-5-80-1-2-3-4-5", @"NT SERVICE\agent", IsAdministrator: true);

    public ClientIdentity Read() => client;
}
