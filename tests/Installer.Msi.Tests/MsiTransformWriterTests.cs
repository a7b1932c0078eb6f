using Installer.Msi.Cabinets;
using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Msi.Tests.TestSupport;
using Installer.Msi.Transforms;

namespace Installer.Msi.Tests;

/// <summary>Transforms, read by a reader that shares no code with the writer. Windows Installer's part is played by Wine in the end-to-end tests.</summary>
[TestClass]
public sealed class MsiTransformWriterTests
{
    private readonly MsiDatabase package = SmallPackage.Create([("a.txt", StreamSource.FromBytes(new byte[] { 1, 2, 3 }))], new CabinetOptions());

    [TestMethod]
    public void New_changed_and_removed_rows_have_their_masks()
    {
        var transform = new MsiTransform(package);
        transform.SetRow("Property", "ENGINE", "hyperv");
        transform.SetRow("Property", "Manufacturer", "Ex\u00E4mple");
        Assert.IsTrue(transform.RemoveRow("Property", "ALLUSERS"));
        transform.SetRow("Media", 1, 7, null, "#payload.cab", null, null);
        transform.SetRow("InstallExecuteSequence", "New", null, -5);
        var probe = new DatabaseProbe(Write(transform));

        Assert.AreEqual(new Guid("000C1082-0000-0000-C000-000000000046"), probe.CompoundFile.Entries[0].ClassId);
        Assert.AreEqual(1252, probe.Codepage);
        CollectionAssert.AreEquivalent(new[] { "!Property", "!Media", "!InstallExecuteSequence", "!_StringPool", "!_StringData", "\u0005SummaryInformation" }, probe.Streams.Keys);
        var property = new Words(probe, "Property");
        Assert.AreEqual("0|ALLUSERS", $"{property.Number()}|{property.Text()}", "what goes: the key alone");
        Assert.AreEqual("513|ENGINE|hyperv", $"{property.Number()}|{property.Text()}|{property.Text()}", "what is new: two columns");
        Assert.AreEqual("2|Manufacturer|Ex\u00E4mple", $"{property.Number()}|{property.Text()}|{property.Text()}", "what changes: the second column");
        Assert.IsTrue(property.IsAtEnd);
        var media = new Words(probe, "Media");
        Assert.AreEqual("2|32769|7|32768", $"{media.Number()}|{media.Number()}|{media.Number()}|{media.Number()}", "the key, and the four bytes of the one value that differs");
        Assert.IsTrue(media.IsAtEnd);
        var sequence = new Words(probe, "InstallExecuteSequence");
        Assert.AreEqual("769|New||32763", $"{sequence.Number()}|{sequence.Text()}|{sequence.Text()}|{sequence.Number()}");
        Assert.IsTrue(sequence.IsAtEnd);
        CollectionAssert.AreEquivalent(new[] { "ALLUSERS", "ENGINE", "hyperv", "Manufacturer", "Ex\u00E4mple", "New" }, probe.Strings.Select(entry => entry.Text).ToArray());
    }

    [TestMethod]
    public void Summary_information_says_for_which_product_it_is()
    {
        var transform = new MsiTransform(package);
        transform.SetRow("Property", "ENGINE", "hyperv");
        var (numbers, texts) = SummaryOf(Write(transform));

        const string Product = "{8F4C1B53-0B5E-4E0D-9B1B-6D3A6F0E2C11}1.2.3";
        Assert.AreEqual($"{Product};{Product};{{0A5C9B11-52B5-4F7A-8D55-5F9B9C2D7E21}}", texts[9]);
        Assert.AreEqual("x64;1033", texts[7]);
        Assert.AreEqual("x64;1033", texts[8]);
        Assert.AreEqual(500, numbers[14]);
        Assert.AreEqual(0x0800_0000, numbers[16], "the upgrade code is compared, and no error suppressed");
        Assert.IsFalse(numbers.ContainsKey(15), "no source type");
    }

    [TestMethod]
    public void What_is_set_back_or_twice_is_stored_once_or_not_at_all()
    {
        var transform = new MsiTransform(package);
        transform.SetRow("Property", "Manufacturer", "Example");
        Assert.IsTrue(transform.IsEmpty, "as it is");
        transform.SetRow("Property", "Manufacturer", "Other");
        transform.SetRow("Property", "Manufacturer", "Third");
        Assert.HasCount(1, new DatabaseProbe(Write(transform)).Strings.Where(entry => entry.Text is "Other" or "Third").ToList());
        transform.SetRow("Property", "Manufacturer", "Example");
        Assert.IsTrue(transform.IsEmpty);
        Assert.IsFalse(transform.RemoveRow("Property", "ENGINE"), "was not there");
        Assert.IsTrue(transform.IsEmpty);
    }

    [TestMethod]
    public void Same_changes_in_any_order_give_the_same_bytes()
    {
        var one = new MsiTransform(package);
        one.SetRow("Property", "A", "1");
        one.SetRow("Property", "B", "2");
        var other = new MsiTransform(package);
        other.SetRow("Property", "B", "2");
        other.SetRow("Property", "A", "1");
        CollectionAssert.AreEqual(Write(one), Write(other));
    }

    [TestMethod]
    public void What_a_transform_cannot_hold_is_refused()
    {
        var transform = new MsiTransform(package);
        Assert.Contains("no table Missing", Assert.ThrowsExactly<MsiException>(() => transform.SetRow("Missing", "a")).Message);
        Assert.Contains("must not be empty", Assert.ThrowsExactly<MsiException>(() => transform.SetRow("Property", "A", "")).Message);
        Assert.Contains("2 columns", Assert.ThrowsExactly<MsiException>(() => transform.SetRow("Property", "A")).Message);
        Assert.IsTrue(transform.IsEmpty);
        transform.SetRow("Property", "A", "\u4E2D");
        Assert.Contains("Table Property", Assert.ThrowsExactly<MsiException>(() => Write(transform)).Message);
        Assert.Contains("Property", Assert.ThrowsExactly<MsiException>(() => new MsiTransform(new MsiDatabase())).Message);
        using var input = new MemoryStream(Write(new MsiTransform(package)));
        Assert.Contains("transform", Assert.ThrowsExactly<MsiException>(() => MsiDatabaseReader.Read(input)).Message);
    }

    private static byte[] Write(MsiTransform transform)
    {
        using var output = new MemoryStream();
        MsiTransformWriter.Write(transform, output);
        return output.ToArray();
    }

    /// <summary>The one section of a property set: numbers (VT_I2, VT_I4) and texts (VT_LPSTR) by property.</summary>
    private static (Dictionary<int, int> Numbers, Dictionary<int, string> Texts) SummaryOf(byte[] transform)
    {
        var bytes = new DatabaseProbe(transform).Streams["\u0005SummaryInformation"];
        var section = BitConverter.ToInt32(bytes, 44);
        var numbers = new Dictionary<int, int>();
        var texts = new Dictionary<int, string>();
        for (var i = 0; i < BitConverter.ToInt32(bytes, section + 4); i++)
        {
            var id = BitConverter.ToInt32(bytes, section + 8 + (i * 8));
            var value = section + BitConverter.ToInt32(bytes, section + 12 + (i * 8));
            switch (BitConverter.ToInt32(bytes, value))
            {
                case 2:
                    numbers.Add(id, BitConverter.ToInt16(bytes, value + 4));
                    break;
                case 3:
                    numbers.Add(id, BitConverter.ToInt32(bytes, value + 4));
                    break;
                case 30:
                    texts.Add(id, System.Text.Encoding.Latin1.GetString(bytes, value + 8, BitConverter.ToInt32(bytes, value + 4) - 1));
                    break;
            }
        }

        return (numbers, texts);
    }

    /// <summary>Reads a table's stream two bytes at a time.</summary>
    private sealed class Words(DatabaseProbe probe, string table)
    {
        private readonly byte[] bytes = probe.Streams["!" + table];
        private int position;

        public bool IsAtEnd => position == bytes.Length;

        public int Number()
        {
            position += 2;
            return BitConverter.ToUInt16(bytes, position - 2);
        }

        public string Text() => Number() is var number and > 0 ? probe.Strings[number - 1].Text : "";
    }
}
