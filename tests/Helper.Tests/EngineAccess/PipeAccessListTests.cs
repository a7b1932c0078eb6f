using DockerDesktop.Windows.Pipes;
using Helper.Tests.Fakes;

namespace Helper.Tests.EngineAccess;

/// <summary>How an entry comes into a pipe's access list.</summary>
[TestClass]
public sealed class PipeAccessListTests
{
    private const string Group = "S-1-5-21-1-2-3-1005";
    private const string Other = "S-1-5-21-1-2-3-1999";

    // S-1-5-21-1-2-3-1005: revision, count, authority 5, and five numbers, lowest byte first.
    private const string GroupBytes = "01050000000000051500000001000000020000000300000" + "0ED030000";

    [TestMethod]
    public void It_goes_behind_the_own_entries_and_before_inherited_ones_and_every_other_entry_stays()
    {
        byte[] before = TestDescriptor.Create(
            "S-1-5-18",
            (1, 0, 0x1F01FF, "S-1-5-2"),
            (0, 0, 0x1F01FF, "S-1-5-18"),
            (9, 0, 0x120089, Other),
            (0, 0x10, 0x120089, "S-1-1-0"));
        string[] old = TestDescriptor.Entries(before);

        byte[] after = PipeAccessList.Add(before, Group)!;

        CollectionAssert.AreEqual(new[] { old[0], old[1], old[2], $"0/0/12019f/{GroupBytes}", old[3] }, TestDescriptor.Entries(after));
        Assert.IsNull(PipeAccessList.Add(after, Group), "the second time there is nothing to do");
    }

    [TestMethod]
    public void What_members_get_is_what_the_engines_clients_ask_for_and_no_more()
    {
        // Clients ask for GENERIC_READ and GENERIC_WRITE, which Windows maps to FILE_GENERIC_READ and FILE_GENERIC_WRITE; the latter has FILE_CREATE_PIPE_INSTANCE, 0x4.
        string entry = TestDescriptor.Entries(PipeAccessList.Add(TestDescriptor.Create("S-1-5-18"), Group)!).Single();
        uint granted = Convert.ToUInt32(entry.Split('/')[2], 16);
        Assert.AreEqual(0x00120089u | 0x00120116u, granted);
        Assert.AreEqual(0u, granted & (0x10000 | 0x40000 | 0x80000), "DELETE, WRITE_DAC, WRITE_OWNER");
        byte[] withoutInstances = TestDescriptor.Create("S-1-5-18", (0, 0, 0x12019B, Group));
        Assert.HasCount(2, TestDescriptor.Entries(PipeAccessList.Add(withoutInstances, Group)!), "0x12019B would refuse them");
    }

    [TestMethod]
    public void An_empty_list_gets_the_entry() =>
        CollectionAssert.AreEqual(
            new[] { $"0/0/12019f/{GroupBytes}" }, TestDescriptor.Entries(PipeAccessList.Add(TestDescriptor.Create("S-1-5-18"), Group)!));

    [TestMethod]
    public void An_entry_that_grants_less_is_no_entry()
    {
        byte[] after = PipeAccessList.Add(TestDescriptor.Create("S-1-5-18", (0, 0, 0x120089, Group)), Group)!;

        Assert.HasCount(2, TestDescriptor.Entries(after));
    }

    [TestMethod]
    public void A_group_whose_sid_begins_like_anothers_is_not_that_one() =>
        Assert.IsNotNull(PipeAccessList.Add(TestDescriptor.Create("S-1-5-18", (0, 0, 0x1F01FF, "S-1-5-21-1-2-3")), Group));

    [TestMethod]
    public void Flags_of_inheritance_stay_and_the_owner_is_read()
    {
        byte[] before = TestDescriptor.Create("S-1-5-32-544", (0, 0, 0x1F01FF, "S-1-5-18"));
        before[3] |= 0x14; // SE_DACL_PROTECTED, SE_DACL_AUTO_INHERITED

        Assert.AreEqual(0x94, PipeAccessList.Add(before, Group)![3]);
        Assert.AreEqual("S-1-5-32-544", PipeAccessList.GetOwner(before));
        Assert.AreEqual(string.Empty, PipeAccessList.GetOwner(TestDescriptor.Create(string.Empty)));
    }

    [TestMethod]
    public void Without_a_list_or_with_a_refusal_of_the_group_nothing_is_made()
    {
        byte[] without = TestDescriptor.Create("S-1-5-18");
        without[2] = 0;
        Assert.ThrowsExactly<PipeAccessException>(() => PipeAccessList.Add(without, Group));
        Assert.ThrowsExactly<PipeAccessException>(() => PipeAccessList.Add(TestDescriptor.Create("S-1-5-18", (1, 0, 0x1F01FF, Group)), Group));
    }
}
