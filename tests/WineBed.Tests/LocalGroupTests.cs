namespace WineBed.Tests;

/// <summary>The stand-in for netapi32.dll, called by a program as Windows' own would be.</summary>
[TestClass]
public sealed class LocalGroupTests
{
    private const uint NoSuchAlias = 1376;
    private const uint MemberNotInAlias = 1377;
    private const uint MemberInAlias = 1378;
    private const uint AliasExists = 1379;
    private const uint NoSuchMember = 1387;
    private const uint GroupNotFound = 2220;
    private const uint InvalidLevel = 124;
    private const uint InvalidParameter = 87;
    private const string Everyone = "S-1-1-0";
    private const string User = "S-1-5-21-0-0-0-1000";

    [TestMethod]
    public async Task Groups_are_made_changed_listed_and_deleted()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        Assert.AreEqual(GroupNotFound, (await Call(prefix, "info", "docker-users")).ExitCode);
        Assert.AreEqual(0u, (await Call(prefix, "add", "docker-users", "Users of Docker Desktop")).ExitCode);
        Assert.AreEqual(AliasExists, (await Call(prefix, "add", "Docker-Users")).ExitCode);
        Assert.AreEqual(0u, (await Call(prefix, "add", "other")).ExitCode);
        Assert.AreEqual("docker-users: Users of Docker Desktop", (await Call(prefix, "info", "DOCKER-USERS")).StandardOutput.Trim());
        Assert.AreEqual(0u, (await Call(prefix, "set-comment", "other", "changed")).ExitCode);
        Assert.AreEqual("docker-users: Users of Docker Desktop\r\nother: changed\r\n", (await Call(prefix, "list")).StandardOutput);
        Assert.AreEqual(InvalidParameter, (await Call(prefix, "add", @"not\allowed")).ExitCode);

        IReadOnlyDictionary<string, LocalGroup> groups = await prefix.LocalGroups.ListAsync();
        Assert.HasCount(2, groups);
        Assert.AreEqual("Users of Docker Desktop", groups["docker-users"].Comment);
        Assert.AreNotEqual(groups["docker-users"].Sid, groups["other"].Sid);

        Assert.AreEqual(0u, (await Call(prefix, "delete", "docker-users")).ExitCode);
        Assert.AreEqual(GroupNotFound, (await Call(prefix, "delete", "docker-users")).ExitCode);
        Assert.AreEqual(GroupNotFound, (await Call(prefix, "set-comment", "docker-users", "gone")).ExitCode);
        CollectionAssert.AreEqual(new[] { "other" }, (await prefix.LocalGroups.ListAsync()).Keys.ToList());
    }

    [TestMethod]
    public async Task Members_are_added_and_removed_by_sid_and_by_name()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        Assert.AreEqual(GroupNotFound, (await Call(prefix, "add-members", "docker-users", "0", User)).ExitCode);
        Assert.AreEqual(NoSuchAlias, (await Call(prefix, "members", "docker-users", "0")).ExitCode);
        await Call(prefix, "add", "docker-users");

        Assert.AreEqual(0u, (await Call(prefix, "add-members", "docker-users", "0", User, Everyone)).ExitCode);
        Assert.AreEqual(MemberInAlias, (await Call(prefix, "add-members", "docker-users", "0", User)).ExitCode);
        Assert.AreEqual(MemberInAlias, (await Call(prefix, "add-members", "docker-users", "3", "Everyone")).ExitCode);
        Assert.AreEqual(NoSuchMember, (await Call(prefix, "add-members", "docker-users", "3", "no such account")).ExitCode);
        Assert.AreEqual(InvalidLevel, (await Call(prefix, "add-members", "docker-users", "1", User)).ExitCode);
        CollectionAssert.AreEquivalent(new[] { User, Everyone }, Lines(await Call(prefix, "members", "docker-users", "0")));
        CollectionAssert.Contains(Lines(await Call(prefix, "members", "docker-users", "1")), $"{Everyone} 5 Everyone");
        CollectionAssert.Contains(Lines(await Call(prefix, "members", "docker-users", "3")), "Everyone");
        CollectionAssert.AreEqual(new[] { Everyone, User }, (await prefix.LocalGroups.ListAsync())["docker-users"].Members.ToList());

        Assert.AreEqual(0u, (await Call(prefix, "delete-members", "docker-users", "3", "Everyone")).ExitCode);
        Assert.AreEqual(MemberNotInAlias, (await Call(prefix, "delete-members", "docker-users", "0", Everyone)).ExitCode);
        CollectionAssert.AreEqual(new[] { User }, Lines(await Call(prefix, "members", "docker-users", "0")));
    }

    [TestMethod]
    public async Task A_call_that_fails_changes_nothing()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        await Call(prefix, "add", "docker-users");
        await Call(prefix, "add-members", "docker-users", "0", User);

        Assert.AreEqual(MemberInAlias, (await Call(prefix, "add-members", "docker-users", "0", Everyone, User)).ExitCode);
        Assert.AreEqual(MemberNotInAlias, (await Call(prefix, "delete-members", "docker-users", "0", User, Everyone)).ExitCode);

        CollectionAssert.AreEqual(new[] { User }, (await prefix.LocalGroups.ListAsync())["docker-users"].Members.ToList());
    }

    [TestMethod]
    public async Task A_group_that_was_there_before_and_ordered_faults_are_seen_by_programs()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        await prefix.LocalGroups.AddAsync("docker-users", "made by hand", "S-1-5-21-0-0-0-2500", Everyone);

        Assert.AreEqual("docker-users: made by hand", (await Call(prefix, "info", "docker-users")).StandardOutput.Trim());
        CollectionAssert.AreEqual(new[] { Everyone }, Lines(await Call(prefix, "members", "docker-users", "0")));

        await prefix.LocalGroups.SetFaultAsync("NetLocalGroupAddMembers", 5);
        Assert.AreEqual(5u, (await Call(prefix, "add-members", "docker-users", "0", User)).ExitCode);
        await prefix.LocalGroups.SetFaultAsync("NetLocalGroupAddMembers", 0);
        Assert.AreEqual(0u, (await Call(prefix, "add-members", "docker-users", "0", User)).ExitCode);
    }

    [TestMethod]
    public async Task The_one_member_of_Administrators_is_Wines_user_and_the_group_is_in_no_list()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        CollectionAssert.AreEqual(new[] { "S-1-5-21-0-0-0-1000" }, Lines(await Call(prefix, "members", "Administrators", "0")));
        Assert.AreEqual(string.Empty, (await Call(prefix, "list")).StandardOutput.Trim());
        Assert.IsEmpty(await prefix.LocalGroups.ListAsync());
    }

    [TestMethod]
    public async Task Without_the_stand_in_wine_says_that_it_succeeded_and_does_nothing()
    {
        // The reason for the stand-in; should a later Wine keep groups, it can go.
        await using WinePrefix prefix = await WinePrefix.CreateAsync(new WinePrefixOptions { LocalGroups = false });

        Assert.AreEqual(0u, (await Call(prefix, "add", "docker-users")).ExitCode);
        Assert.AreEqual(0u, (await Call(prefix, "add", "docker-users")).ExitCode);
    }

    private static Task<WineResult> Call(WinePrefix prefix, params string[] arguments) => prefix.RunProgramAsync("GroupProbe.exe", arguments);

    private static string[] Lines(WineResult result) => result.StandardOutput.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
