using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Groups;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

[TestClass]
public sealed class DockerUsersGroupTests
{
    private const string Group = "docker-users";
    private const string User = FakeClientToken.UserSid;
    private const string Other = FakeClientToken.AdminSid;

    private readonly FakeInstaller _installer = new() { ActionMode = InstallRunMode.Scheduled, Properties = { ["UserSID"] = FakeClientToken.AdminSid } };
    private readonly FakeRegistry _registry = new();
    private readonly FakeLocalGroups _groups = new();

    [TestMethod]
    public void The_group_is_made_with_its_comment_and_deleted_by_the_rollback()
    {
        Assert.AreEqual(ActionResult.Success, Create("ExpectAbsent=1"));
        Assert.AreEqual(DockerUsersGroup.Comment, _groups.CommentOf(Group));
        Assert.AreEqual(ActionResult.Success, RollbackCreate());
        Assert.IsNull(_groups.CommentOf(Group));
        Forget();
        Assert.IsEmpty(_registry.Content);
    }

    [TestMethod]
    [DataRow(false, "made", 1)]
    [DataRow(true, "made", null)]
    [DataRow(false, "lost", null)]
    [DataRow(false, "failed", null)]
    public void That_the_product_made_the_group_is_recorded_by_whoever_made_it(bool exists, string what, object? recorded)
    {
        if (exists)
        {
            _groups.Have(Group, "theirs");
        }

        _groups.BeforeAdd = what == "lost" ? () => _groups.Have(Group, "theirs") : null;
        if (what == "failed")
        {
            _groups.Failures["Add"] = 5;
            Assert.ThrowsExactly<ActionFailedException>(() => Create("ExpectAbsent=1"));
        }
        else
        {
            Create("ExpectAbsent=0");
        }

        Assert.AreEqual(recorded, _registry.ReadInteger(RegistryRoot.LocalMachine, RecordedSettings.Key, RecordedSettings.DockerUsersGroupCreatedName));
    }

    /// <summary>What is for all users keeps nothing in anybody's hive, and does nothing for whoever asks for that.</summary>
    [TestMethod]
    public void Data_that_names_a_user_is_refused()
    {
        Assert.Contains("another user", Assert.ThrowsExactly<ActionFailedException>(() => Create($"User={User}")).Message);
        Assert.IsNull(_groups.CommentOf(Group));
        Assert.IsEmpty(_registry.Content);
    }

    [TestMethod]
    public void A_group_that_exists_is_neither_changed_nor_deleted_by_the_rollback()
    {
        _groups.Have(Group, "theirs", Other);
        Create("ExpectAbsent=0");
        RollbackCreate();
        Assert.AreEqual("theirs", _groups.CommentOf(Group));
        Assert.IsEmpty(_groups.Calls);
        Assert.Contains("exists already", _installer.Log);
        Assert.Contains("was not made by this run", _installer.Log);
    }

    [TestMethod]
    public void A_rollback_without_its_action_deletes_nothing()
    {
        _groups.Have(Group, "theirs");
        RollbackCreate();
        Assert.AreEqual("theirs", _groups.CommentOf(Group));
        Assert.IsEmpty(_groups.Calls);
    }

    [TestMethod]
    public void The_rollback_of_another_transaction_deletes_nothing()
    {
        Create("ExpectAbsent=1");
        Run(session => new CreateDockerUsersGroup(_groups, _registry).Rollback(session), $"Transaction={Guid.NewGuid()}");
        Assert.AreEqual(DockerUsersGroup.Comment, _groups.CommentOf(Group));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_group_that_appears_meanwhile_is_not_taken_for_the_products(bool appearsWhileAdding)
    {
        if (appearsWhileAdding)
        {
            _groups.BeforeAdd = () => _groups.Have(Group, "theirs");
        }
        else
        {
            _groups.Have(Group, "theirs");
        }

        var exception = Assert.ThrowsExactly<ActionFailedException>(() => Create("ExpectAbsent=1"));
        Assert.Contains("Run the installation again", exception.Message);
        RollbackCreate();
        Assert.AreEqual("theirs", _groups.CommentOf(Group));
    }

    [TestMethod]
    public void A_group_that_goes_and_comes_meanwhile_is_used()
    {
        _groups.BeforeAdd = () => _groups.Have(Group, "theirs");
        Create("ExpectAbsent=0");
        RollbackCreate();
        Assert.AreEqual("theirs", _groups.CommentOf(Group));
    }

    [TestMethod]
    [DataRow(2223u, "taken by a group of the domain")]
    [DataRow(2224u, "taken by a user account")]
    [DataRow(5u, "could not be made: error 5")]
    public void A_group_that_cannot_be_made_fails_with_the_cause_and_leaves_nothing_to_roll_back(uint error, string text)
    {
        _groups.Failures["Add"] = error;
        Assert.Contains(text, Assert.ThrowsExactly<ActionFailedException>(() => Create("ExpectAbsent=1")).Message);
        _groups.Failures.Clear();
        _groups.Have(Group, "somebody's");
        RollbackCreate();
        Assert.AreEqual("somebody's", _groups.CommentOf(Group));
    }

    [TestMethod]
    public void A_rollback_that_cannot_delete_says_what_to_do()
    {
        Create("ExpectAbsent=1");
        _groups.Failures["Delete"] = 5;
        Assert.Contains("net localgroup docker-users /delete", Assert.ThrowsExactly<ActionFailedException>(() => RollbackCreate()).Message);
    }

    [TestMethod]
    public void Groups_that_cannot_be_read_fail_before_anything_is_changed()
    {
        _groups.Failures["GetComment"] = 1722;
        Assert.Contains("error 1722", Assert.ThrowsExactly<ActionFailedException>(() => Create("ExpectAbsent=1")).Message);
        Assert.IsEmpty(_groups.Calls);
    }

    [TestMethod]
    public void Members_are_added_with_the_hint_and_taken_out_by_the_rollback()
    {
        _groups.Have(Group, "theirs");
        Add($"Members={User},{Other}");
        Assert.AreEqual($"{User},{Other}", string.Join(',', _groups.MembersOf(Group)!));
        Assert.Contains(AddDockerUsers.SignOutHint, _installer.Log);
        RollbackAdd($"Members={User},{Other}");
        Assert.IsEmpty(_groups.MembersOf(Group)!);
        Forget();
        Assert.IsEmpty(_registry.Content);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_member_stays_one_after_a_rollback(bool cannotBeListed)
    {
        _groups.Have(Group, "theirs", User);
        if (cannotBeListed)
        {
            _groups.Failures["GetMembers"] = 5;
        }

        Add($"Members={User},{Other}");
        RollbackAdd($"Members={User},{Other}");
        Assert.AreEqual(User, string.Join(',', _groups.MembersOf(Group)!));
        Assert.Contains($"{User} is a member of \"docker-users\" already.", _installer.Log);
    }

    [TestMethod]
    public void Nobody_new_means_no_hint()
    {
        _groups.Have(Group, "theirs", User);
        Add($"Members={User}");
        Assert.DoesNotContain(AddDockerUsers.SignOutHint, _installer.Log);
    }

    [TestMethod]
    public void Nobody_to_add_is_fine()
    {
        Assert.AreEqual(ActionResult.Success, Add(string.Empty));
        Assert.IsEmpty(_groups.Calls);
    }

    [TestMethod]
    [DataRow(1387u, "correct DOCKERUSERS")]
    [DataRow(1388u, "correct DOCKERUSERS")]
    [DataRow(2220u, "is gone")]
    [DataRow(1376u, "is gone")]
    [DataRow(5u, "error 5")]
    public void A_member_that_cannot_be_added_fails_and_those_before_are_rolled_back(uint error, string text)
    {
        _groups.Have(Group, "theirs");
        _groups.Failures[$"AddMember {Other}"] = error;
        Assert.Contains(text, Assert.ThrowsExactly<ActionFailedException>(() => Add($"Members={User},{Other}")).Message);
        RollbackAdd($"Members={User},{Other}");
        Assert.IsEmpty(_groups.MembersOf(Group)!);
        Assert.DoesNotContain($"DeleteMember docker-users {Other}", string.Join('\n', _groups.Calls));
    }

    [TestMethod]
    public void A_rollback_goes_on_after_a_member_that_stays()
    {
        _groups.Have(Group, "theirs");
        Add($"Members={User},{Other}");
        _groups.Failures[$"DeleteMember {User}"] = 5;
        RollbackAdd($"Members={User},{Other}");
        Assert.AreEqual(User, string.Join(',', _groups.MembersOf(Group)!));
        Assert.Contains("Take it out by hand", _installer.Log);
    }

    [TestMethod]
    public void A_rollback_after_the_group_went_is_fine()
    {
        _groups.Have(Group, "theirs");
        Add($"Members={User}");
        _groups.Delete(Group);
        Assert.AreEqual(ActionResult.Success, RollbackAdd($"Members={User}"));
    }

    [TestMethod]
    public void The_commit_deletes_the_group_that_the_product_made()
    {
        _groups.Have(Group, DockerUsersGroup.Comment, User);
        Remove();
        Assert.IsNull(_groups.CommentOf(Group));
    }

    [TestMethod]
    public void The_commit_keeps_a_group_of_another_comment()
    {
        _groups.Have(Group, "theirs");
        Remove();
        Assert.AreEqual("theirs", _groups.CommentOf(Group));
        Assert.Contains("is kept", _installer.Log);
    }

    [TestMethod]
    public void A_commit_never_fails()
    {
        Remove();
        Assert.Contains("is gone already", _installer.Log);
        _groups.Have(Group, DockerUsersGroup.Comment);
        _groups.Failures["Delete"] = 5;
        Remove();
        Assert.Contains("Delete it by hand", _installer.Log);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("Transaction=")]
    [DataRow(@"Transaction=..\..\Microsoft")]
    [DataRow("Transaction=1")]
    public void Data_without_a_transaction_is_refused(string data)
    {
        _installer.Properties[CustomActionData.PropertyName] = data;
        using var session = _installer.OpenSession();
        Assert.ThrowsExactly<ActionFailedException>(() => new CreateDockerUsersGroup(_groups, _registry).Execute(session));
        Assert.ThrowsExactly<ActionFailedException>(() => new ForgetRollbackData(_registry, new FakeClientToken(FakeClientToken.System), new FakeAdministrators()).Execute(session));
        Assert.IsEmpty(_groups.Calls);
    }

    private ActionResult Create(string data) => Run(session => new CreateDockerUsersGroup(_groups, _registry).Execute(session), Transaction + data);

    private ActionResult RollbackCreate() => Run(session => new CreateDockerUsersGroup(_groups, _registry).Rollback(session), Transaction);

    private ActionResult Add(string data) => Run(session => new AddDockerUsers(_groups, _registry, new FakeAdministrators()).Execute(session), Transaction + data);

    private ActionResult RollbackAdd(string data) => Run(session => new AddDockerUsers(_groups, _registry, new FakeAdministrators()).Rollback(session), Transaction + data);

    private ActionResult Remove() => Run(session => new RemoveDockerUsersGroup(_groups, _registry, new FakeAdministrators()).Execute(session), Transaction);

    private ActionResult Forget() => Run(session => new ForgetRollbackData(_registry, new FakeClientToken(FakeClientToken.System), new FakeAdministrators()).Execute(session), Transaction);

    private const string Transaction = "Transaction=00000000-0000-4000-8000-000000000001;";

    private ActionResult Run(Func<Session, ActionResult> action, string data)
    {
        _installer.Properties[CustomActionData.PropertyName] = data;
        using var session = _installer.OpenSession();
        return action(session);
    }
}
