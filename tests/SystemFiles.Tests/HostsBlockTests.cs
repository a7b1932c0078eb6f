using System.Text;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Hosts;

namespace SystemFiles.Tests;

[TestClass]
public sealed class HostsBlockTests
{
    private static readonly HostsEntry[] s_three =
    [
        new(HostsNames.Host, "192.168.1.5"), new(HostsNames.Gateway, "192.168.1.5"), new(HostsNames.Kubernetes, "127.0.0.1"),
    ];

    private static readonly HostsEntry[] s_other = [new(HostsNames.Host, "10.0.0.7"), new(HostsNames.Gateway, "10.0.0.7"), new(HostsNames.Kubernetes, "127.0.0.1")];

    private const string Block = """
        # Added by Docker Desktop
        192.168.1.5 host.docker.internal
        192.168.1.5 gateway.docker.internal
        # To allow the same kube context to work on the host and the container:
        127.0.0.1 kubernetes.docker.internal
        # End of section

        """;

    public static IEnumerable<object[]> Files
    {
        get
        {
            string[] texts =
            [
                "", "\n", "\r\n", "127.0.0.1 localhost", "127.0.0.1 localhost\n", "127.0.0.1 localhost\r\n", "127.0.0.1 a\r\n127.0.0.1 b\n# c\r\n\n127.0.0.1 d", "# Änderung von Müller\r\n::1 localhost\r\n",
                "10.0.0.1 host.docker.internal\n10.0.0.1 kubernetes.docker.internal # by hand\n", "# End of section\n1.1.1.1 x\n", "\r", "1.1.1.1 a\r2.2.2.2 b", "\n\n\n", "   \t ", "#", "1",
            ];
            foreach (var text in texts)
            {
                yield return [text, "utf-8", false];
                yield return [text, "utf-8", true];
                yield return [text, "utf-16", true];
                yield return [text, "utf-16BE", true];
                yield return [text, "latin1", false];
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Removal_gives_back_the_bytes_that_were_there_before(string text, string encoding, bool withMark)
    {
        var before = Bytes(text, encoding, withMark);
        var with = HostsBlock.Apply(before, s_three)!;
        var changed = HostsBlock.Apply(with, s_other)!;

        Assert.IsTrue(with.AsSpan().StartsWith(before), "What was there stays in front of the block.");
        Assert.Contains("\n192.168.1.5 host.docker.internal", Text(with, encoding));
        Assert.AreEqual(Text(with, encoding).Replace("192.168.1.5", "10.0.0.7", StringComparison.Ordinal), Text(changed, encoding));
        CollectionAssert.AreEqual(before, HostsBlock.Remove(with));
        CollectionAssert.AreEqual(before, HostsBlock.Remove(changed));
        Assert.IsNull(HostsBlock.Apply(with, s_three), "The same entries change nothing.");
        Assert.IsNull(HostsBlock.Remove(before), "Without a block nothing is removed.");
    }

    [TestMethod]
    public void The_block_is_what_docker_desktop_publishes()
    {
        Assert.AreEqual("1.1.1.1 a\n" + Block, Apply("1.1.1.1 a\n"));
        Assert.AreEqual("1.1.1.1 a\r\n" + Block.ReplaceLineEndings("\r\n"), Apply("1.1.1.1 a\r\n"));
        Assert.AreEqual(Block.ReplaceLineEndings("\r\n"), Apply(""));
        Assert.AreEqual("a\n1.1.1.1 b\n" + Block.Replace("Desktop\n", "Desktop (the line above had no line end)\n", StringComparison.Ordinal), Apply("a\n1.1.1.1 b"));
    }

    [TestMethod]
    public void Right_behind_a_byte_order_mark_it_is_written_and_found()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        var with = HostsBlock.Apply(mark, s_three)!;
        CollectionAssert.AreEqual((byte[])[.. mark, .. Encoding.UTF8.GetBytes(Block.ReplaceLineEndings("\r\n"))], with);
        Assert.IsTrue(HostsBlock.Read(with).HasBlock);
        CollectionAssert.AreEqual(mark, HostsBlock.Remove(with));
    }

    [TestMethod]
    public void The_line_end_above_the_block_is_taken_over_where_they_are_mixed()
    {
        Assert.EndsWith("a\r\nb\n" + Block, Apply("a\r\nb\n"));
        Assert.EndsWith("a\nb\r\n" + Block.ReplaceLineEndings("\r\n"), Apply("a\nb\r\n"));
    }

    [TestMethod]
    public void What_others_write_above_below_and_into_the_block_stays()
    {
        var mine = Block.Replace("# End", "9.9.9.9 mine\n# End", StringComparison.Ordinal);

        Assert.AreEqual("1.1.1.1 a\n2.2.2.2 b\n", Remove("1.1.1.1 a\n" + Block + "2.2.2.2 b\n"));
        Assert.AreEqual("9.9.9.9 mine\n2.2.2.2 b\n", Remove(mine + "2.2.2.2 b\n"));
        Assert.AreEqual(Block.Replace("192.168.1.5", "10.0.0.7", StringComparison.Ordinal) + "9.9.9.9 mine\n2.2.2.2 b", Apply(mine + "2.2.2.2 b", s_other));
    }

    [TestMethod]
    public void A_line_that_was_appended_behind_a_block_after_an_open_line_keeps_its_line()
    {
        var with = Apply("1.1.1.1 a");
        Assert.AreEqual("1.1.1.1 a\n2.2.2.2 b\n", Remove(with.ReplaceLineEndings("\n") + "2.2.2.2 b\n"));
    }

    [TestMethod]
    public void A_doubled_block_becomes_one_and_none()
    {
        Assert.AreEqual("a\n" + Block + "b\nc\n", Apply("a\n" + Block + "b\n" + Block + "c\n"));
        Assert.AreEqual("a\nb\nc\n", Remove("a\n" + Block + "b\n" + Block + "c\n"));
    }

    [TestMethod]
    [DataRow("# Added by Docker Desktop\n", "", DisplayName = "Only_the_begin")]
    [DataRow("# Added by Docker Desktop\n1.2.3.4 host.docker.internal\n9.9.9.9 x\n", "9.9.9.9 x\n", DisplayName = "No_end")]
    [DataRow("# Added by Docker Desktop\n9.9.9.9 x\n1.2.3.4 host.docker.internal\n", "9.9.9.9 x\n1.2.3.4 host.docker.internal\n", DisplayName = "No_end_and_a_line_made_by_hand_further_down")]
    [DataRow("# Added by Docker Desktop\n1.2.3.4 host.docker.internal\n# Added by Docker Desktop\n1.2.3.4 host.docker.internal\n# End of section\nz\n", "z\n", DisplayName = "Begun_twice")]
    [DataRow("# Added by Docker Desktop  \t\n# End of section \nz\n", "z\n", DisplayName = "Blanks_behind_the_marks")]
    [DataRow("# End of section\nz\n", null, DisplayName = "Only_the_end")]
    [DataRow(" # Added by Docker Desktop\nz\n", null, DisplayName = "A_blank_before_the_mark")]
    [DataRow("# added by docker desktop\n# End of section\n", null, DisplayName = "Other_letters")]
    [DataRow("1.2.3.4 host.docker.internal\n", null, DisplayName = "Made_by_hand")]
    [DataRow("# Added by Docker Desktop\n1.2.3.4 host.docker.internal # mine\n# End of section\n", "1.2.3.4 host.docker.internal # mine\n", DisplayName = "With_a_comment_of_somebodys")]
    [DataRow("# Added by Docker Desktop\n1.2.3.4 host.docker.internal x\n# End of section\n", "1.2.3.4 host.docker.internal x\n", DisplayName = "With_a_name_of_somebodys")]
    public void A_damaged_block_is_mended_by_removing_the_products_lines_only(string text, string? expected)
    {
        Assert.AreEqual(expected, HostsBlock.Remove(Encoding.UTF8.GetBytes(text)) is { } bytes ? Encoding.UTF8.GetString(bytes) : null);
        if (expected is not null)
        {
            var applied = Apply(text);
            Assert.AreEqual(expected, Remove(applied));
            Assert.IsNull(HostsBlock.Apply(Encoding.UTF8.GetBytes(applied), s_three));
        }
    }

    [TestMethod]
    public void What_is_defined_is_told_apart_from_what_was_made_by_hand()
    {
        var reading = HostsBlock.Read(Encoding.UTF8.GetBytes("10.0.0.1\tother Host.Docker.Internal # x\n" + Block + "# 1.1.1.1 host.docker.internal\n"));

        Assert.IsTrue(reading.HasBlock);
        CollectionAssert.AreEqual(s_three, reading.Block.ToArray());
        CollectionAssert.AreEqual(new[] { new HostsEntry(HostsNames.Host, "10.0.0.1") }, reading.Elsewhere.ToArray());
        Assert.IsFalse(HostsBlock.Read([]).HasBlock);
    }

    [TestMethod]
    [DataRow(new byte[] { 0xFF, 0xFE, 0, 0 }, "UTF-32")]
    [DataRow(new byte[] { 0, 0, 0xFE, 0xFF }, "UTF-32")]
    [DataRow(new byte[] { 0xFF, 0xFE, 0x31 }, "odd number of bytes")]
    [DataRow(new byte[] { 0x31, 0, 0x32, 0 }, "zero byte at offset 1")]
    public void A_file_that_cannot_be_understood_is_refused(byte[] file, string text)
    {
        Assert.Contains(text, Assert.ThrowsExactly<FileRefusedException>(() => HostsBlock.Apply(file, s_three)).Message);
        Assert.Contains(text, Assert.ThrowsExactly<FileRefusedException>(() => HostsBlock.Remove(file)).Message);
        Assert.Contains(text, Assert.ThrowsExactly<FileRefusedException>(() => HostsBlock.Read(file)).Message);
    }

    [TestMethod]
    [DataRow("www.docker.com", "1.1.1.1")]
    [DataRow("host.docker.internal", "1.1.1.1\n2.2.2.2 x")]
    [DataRow("host.docker.internal", "")]
    [DataRow("host.docker.internal\r\n6.6.6.6 www.docker.com", "1.1.1.1")]
    public void No_entry_but_the_products_own_can_be_written(string name, string address) =>
        Assert.ThrowsExactly<ArgumentException>(() => HostsBlock.Apply([], [new HostsEntry(name, address)]));

    [TestMethod]
    public void A_long_file_of_somebodys_is_kept_whole()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 5 * 1024 * 1024; i++)
        {
            text.Append("0.0.0.0 ads").Append(i).Append(i % 3 == 0 ? ".example.com\r\n" : ".example.com\n");
        }

        var before = Encoding.UTF8.GetBytes(text.ToString());
        var with = HostsBlock.Apply(before, s_three)!;
        CollectionAssert.AreEqual(before, HostsBlock.Remove(with));
        Assert.IsNull(HostsBlock.Apply(with, s_three));
    }

    private static string Apply(string text, HostsEntry[]? entries = null) => Encoding.UTF8.GetString(HostsBlock.Apply(Encoding.UTF8.GetBytes(text), entries ?? s_three)!);

    private static string Remove(string text) => Encoding.UTF8.GetString(HostsBlock.Remove(Encoding.UTF8.GetBytes(text))!);

    private static byte[] Bytes(string text, string encoding, bool withMark)
    {
        var chosen = Encoding.GetEncoding(encoding);
        return withMark ? [.. chosen.GetPreamble(), .. chosen.GetBytes(text)] : chosen.GetBytes(text);
    }

    private static string Text(byte[] bytes, string encoding) => Encoding.GetEncoding(encoding).GetString(bytes);
}
