using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Groups;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>Who gets into docker-users where names say nothing: a Windows in another language, accounts of Microsoft Entra, and a domain that does not answer.</summary>
[TestClass]
public sealed class DockerUsersNamesTests : PrepareInstallFixture
{
    private const string DomainUserSid = "S-1-5-21-9-9-9-1104";

    /// <summary>ERROR_NO_SUCH_DOMAIN, RPC_S_SERVER_UNAVAILABLE, ERROR_TRUSTED_RELATIONSHIP_FAILURE, ERROR_NO_LOGON_SERVERS.</summary>
    private static readonly uint[] NoAnswers = [1355, 1722, 1789, 1311];

    public static IEnumerable<object[]> Answers => NoAnswers.Select(error => new object[] { error });

    [TestMethod]
    [DataRow("Benutzer", "VORDEFINIERT", "S-1-5-32-545")]
    [DataRow(@"VORDEFINIERT\Benutzer", "VORDEFINIERT", "S-1-5-32-545")]
    [DataRow("Administrateurs", "BUILTIN", "S-1-5-32-544")]
    [DataRow("Пользователи", "BUILTIN", "S-1-5-32-545")]
    public void Groups_of_Windows_are_known_by_their_SIDs_in_any_language(string given, string domain, string sid)
    {
        Accounts.Accounts.Add(new Account(sid, domain, given.Split('\\')[^1], AccountKind.Alias));
        Give(("DOCKERUSERS", given));
        Assert.Contains($"\"{given}\" (Alias) is no user and no group of a domain", Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    [DataRow("Jeder", "S-1-1-0")]
    [DataRow("Tout le monde", "S-1-1-0")]
    [DataRow("Authentifizierte Benutzer", "S-1-5-11")]
    public void Everybody_is_nobody_in_any_language(string given, string sid)
    {
        Accounts.Accounts.Add(new Account(sid, string.Empty, given, AccountKind.WellKnownGroup));
        Give(("DOCKERUSERS", given));
        Assert.Contains($"\"{given}\" (WellKnownGroup) is no user", Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void The_installing_user_is_not_looked_up_by_his_name()
    {
        Computer.Client = new ClientIdentity(DomainUserSid, @"ÜNTERNEHMEN\jürgen", IsAdministrator: true);
        Execute();
        Assert.AreEqual(DomainUserSid, Data("AddInstallingUser")["Members"]);
        Assert.AreEqual($@"PC\{DockerUsersGroup.Name}", Assert.ContainsSingle(Accounts.LookedUp));
        AddMembers(DomainUserSid);
    }

    [TestMethod]
    [DataRow(@"AzureAD\JaneDoe")]
    [DataRow(@"azuread\janedoe")]
    public void An_account_of_Microsoft_Entra_is_added_by_its_SID(string given)
    {
        Accounts.Accounts.Add(new Account(FakeClientToken.CloudUserSid, "AzureAD", "JaneDoe", AccountKind.User));
        Become("System");
        Give(("DOCKERUSERS", given));
        Execute();
        AddMembers(FakeClientToken.CloudUserSid);
    }

    [TestMethod]
    public void An_account_of_Microsoft_Entra_that_never_signed_in_here_is_refused_and_its_SID_is_not()
    {
        Give(("DOCKERUSERS", @"AzureAD\JaneDoe"));
        Assert.Contains(@"the account ""AzureAD\JaneDoe"" was not found: error 1332", Refusal());
        Assert.Contains("or give its SID", Refusal());
        AssertNothingIsHanded();

        Give(("DOCKERUSERS", "s-1-12-1-1-2-3-4"));
        Execute();
        AddMembers(FakeClientToken.CloudUserSid);
    }

    [TestMethod]
    [DynamicData(nameof(Answers))]
    public void A_name_of_a_domain_that_does_not_answer_is_refused_with_its_error_and_the_way_out(uint error)
    {
        Accounts.Unreachable.Add("CORP", error);
        Give(("DOCKERUSERS", @"CORP\jane"));
        var refusal = Refusal();
        Assert.Contains($@"the account ""CORP\jane"" was not found: error {error}", refusal);
        Assert.Contains("or give its SID", refusal);
        AssertNothingIsHanded();
    }

    [TestMethod]
    [DynamicData(nameof(Answers))]
    public void A_domain_that_does_not_answer_hinders_neither_its_SIDs_nor_the_installing_user_nor_the_group(uint error)
    {
        Accounts.Unreachable.Add("CORP", error);
        Accounts.Unreachable.Add("PC", error);
        Computer.Client = new ClientIdentity(DomainUserSid, @"CORP\jane", IsAdministrator: true);
        Execute();
        AddMembers(DomainUserSid);

        Give(("DOCKERUSERS", "S-1-5-21-9-9-9-1105"));
        Execute();
        Assert.AreEqual("S-1-5-21-9-9-9-1105", Data("AddInstallingUser")["Members"]);
    }

    /// <summary>Runs the two actions with the data that they are handed: exactly this SID becomes a member of the group.</summary>
    private void AddMembers(string sid)
    {
        Run("CreateDockerUsersGroup", session => new CreateDockerUsersGroup(Groups, Registry).Execute(session));
        Run("AddInstallingUser", session => new AddDockerUsers(Groups, Registry, Computer.Administrators).Execute(session));
        Assert.AreEqual(sid, Assert.ContainsSingle(Groups.MembersOf(DockerUsersGroup.Name)!));
    }

    private void Run(string action, Func<Session, ActionResult> execute)
    {
        var installer = new FakeInstaller { ActionMode = InstallRunMode.Scheduled, Properties = { [CustomActionData.PropertyName] = Property(action) } };
        using var session = installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, execute(session));
    }
}
