using Installer.Msi.CompoundFiles;
using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Wix.CommandLine;

namespace Installer.Wix.Tests.CommandLine;

/// <summary><c>wixc diff</c> finds the one thing in which two packages differ, and nothing else.</summary>
[TestClass]
public sealed class DiffCommandTests : IDisposable
{
    private static readonly (string Name, Action<MsiDatabase> Change, string Expected)[] AllChanges =
    [
        ("a value", database => Row(database, "Property", "ProductName")[1] = "Other", "~ Property 'ProductName', Value: 'Payload' -> 'Other'"),
        ("a value that is taken away", database => Row(database, "Feature", "Main")[1] = "Top", "~ Feature 'Main', Feature_Parent: '' -> 'Top'"),
        ("a row", database => database.Tables["Property"].AddRow("ADDED", "1"), "+ Property 'ADDED': Value '1'"),
        ("an empty table", database => database.AddTable(new MsiTable("Added", [MsiColumn.Parse("Key", "s72", true)])), "+ table Added: 0 rows"),
        ("a stream", database => database.AddStream("added.bin", StreamSource.FromBytes(new byte[5])), "+ stream added.bin: 5 bytes"),
        ("a storage", database => database.AddStorage("Added", new CompoundFileStorage()), "+ storage Added: present"),
        ("the code page", database => database.Codepage = 1250, "~ code page: '1252' -> '1250'"),
        ("the summary information", database => database.Summary.Template = "Intel;0", "~ summary Template: 'x64;0' -> 'Intel;0'"),
    ];

    private readonly TemporaryFolder folder = new();
    private readonly string package;

    public DiffCommandTests()
    {
        folder.Write("payload/a.txt", "a");
        folder.Write("payload/b.txt", "b");
        package = Build("first.msi");
    }

    public static IEnumerable<object[]> Changes => AllChanges.Select(change => new object[] { change.Name, change.Change, change.Expected });

    [TestMethod]
    public void Package_is_the_same_as_itself()
    {
        Assert.AreEqual((0, string.Empty), Diff(package, package));
        Assert.AreEqual((0, string.Empty), Diff(package, package, "--all"));
    }

    [TestMethod]
    [DynamicData(nameof(Changes))]
    public void One_change_is_one_line(string name, Action<MsiDatabase> change, string expected)
    {
        var other = Change(change);

        Assert.AreEqual((1, expected), Diff(package, other), name);
        var (sign, mirrored) = (Diff(other, package).Output[0], expected[0]);
        Assert.AreEqual(mirrored == '+' ? '-' : mirrored, sign, "The other way round.");
    }

    [TestMethod]
    [DataRow("Property 'ProductName', Value", true)]
    [DataRow("Property *, Value", true)]
    [DataRow("*", true)]
    [DataRow("Property", false)]
    [DataRow("property *, value", false)]
    [DataRow(@"Property\*", false)]
    public void What_is_ignored_is_shown_and_does_not_count(string place, bool isIgnored)
    {
        var other = Change(database => Row(database, "Property", "ProductName")[1] = "Other");

        const string line = "~ Property 'ProductName', Value: 'Payload' -> 'Other'";
        Assert.AreEqual(isIgnored ? (0, "ignored " + line) : (1, line), Diff(package, other, "--ignore", place));
    }

    [TestMethod]
    public void Only_what_is_ignored_does_not_count()
    {
        var other = Change(
            database =>
            {
                Row(database, "Property", "ProductName")[1] = "Other";
                database.AddStream("added.bin", StreamSource.FromBytes(new byte[5]));
            });

        Assert.AreEqual(1, Diff(package, other, "--ignore", "Property *").Code);
        Assert.AreEqual(0, Diff(package, other, "--ignore", "Property *", "--ignore", "stream *").Code);
    }

    [TestMethod]
    public void Columns_differ_by_type_and_place()
    {
        var other = Change(
            database =>
            {
                var table = new MsiTable("Property", [MsiColumn.Parse("Property", "s72", true), MsiColumn.Parse("Value", "s255", false), MsiColumn.Parse("Added", "I2", false)]);
                foreach (var row in database.Tables["Property"].Rows)
                {
                    table.AddRow(row[0], row[1], null);
                }

                return table;
            });

        Assert.AreEqual((1, "~ table Property, column Value: 2: l0 -> 2: s255\n+ table Property, column Added: 3: I2"), Diff(package, other));
    }

    [TestMethod]
    public void Stream_of_a_row_differs_by_its_content()
    {
        var one = Change(database => AddBinary(database, [1, 2, 3]), "one.msi");
        var other = Change(database => AddBinary(database, [1, 2, 4]), "other.msi");

        var (code, output) = Diff(one, other);

        Assert.AreEqual(1, code);
        StringAssert.StartsWith(output, "~ Binary 'Data', Data: '3 bytes, SHA-256 0390");
        Assert.AreEqual(1, output.Split('\n').Length, output);
    }

    [TestMethod]
    public void File_in_a_cabinet_differs_by_its_content()
    {
        folder.Write("payload/b.txt", "c");
        var other = Build("second.msi");

        var (code, output) = Diff(package, other);

        Assert.AreEqual(1, code);
        var lines = output.Split('\n');
        Assert.AreEqual(1, lines.Count(line => line.StartsWith("~ cabinet cab1.cab/", StringComparison.Ordinal)), output);
        StringAssert.Contains(output, "1 bytes, SHA-256 3E23E8160039594A33894F6564E1B1348BBD7A0088D42C4ACB73EEAED59C009D -> 1 bytes, SHA-256 2E7D2C03A9507AE265ECF5B5356885A53393A2029D241394997265A1A25AEFC6");
        Assert.IsTrue(lines.All(line => line.Contains("cab1.cab", StringComparison.Ordinal) || line.StartsWith("volatile ", StringComparison.Ordinal) || line.StartsWith("~ MsiFileHash", StringComparison.Ordinal)), output);
        Assert.IsTrue(lines.Any(line => line.StartsWith("volatile ~ summary RevisionNumber", StringComparison.Ordinal)), output);
    }

    [TestMethod]
    public void Volatile_differences_are_named_and_count_only_when_asked_for()
    {
        var other = Change(database =>
        {
            database.Summary.RevisionNumber = "{11111111-1111-1111-1111-111111111111}";
            database.Summary.CreateTime = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        });

        var (code, output) = Diff(package, other);
        Assert.AreEqual(0, code);
        Assert.AreEqual("volatile ~ summary RevisionNumber|volatile ~ summary CreateTime", string.Join('|', output.Split('\n').Select(line => line.Split(':')[0])));
        Assert.AreEqual((1, output.Replace("volatile ", string.Empty, StringComparison.Ordinal)), Diff(package, other, "--all"));
    }

    [TestMethod]
    public void Compression_of_the_same_files_is_volatile_and_times_are()
    {
        var packed = Build("packed.msi", options => options with { CompressionLevel = "none", Time = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc) });

        var (code, output) = Diff(package, packed);

        Assert.AreEqual(0, code, output);
        StringAssert.Contains(output, "volatile ~ cabinet cab1.cab, packed: ");
        Assert.AreEqual(2, output.Split('\n').Count(line => line.Contains(", time: ", StringComparison.Ordinal)), output);
    }

    [TestMethod]
    public void Product_code_that_both_packages_derive_is_volatile_and_one_that_was_given_is_not()
    {
        var derived = Build("derived.msi", version: "1.2.4");
        var given = Change(database => Row(database, "Property", "ProductCode")[1] = "{11111111-1111-1111-1111-111111111111}");

        StringAssert.Contains(Diff(package, derived).Output, "volatile ~ Property 'ProductCode'");
        StringAssert.Contains(Diff(package, derived).Output, "\n~ Property 'ProductVersion', Value: '1.2.3' -> '1.2.4'");
        Assert.AreEqual(1, Diff(package, given).Code);
    }

    [TestMethod]
    public void Cabinet_beside_a_package_is_compared_by_its_files()
    {
        string BuildExternal(string name) =>
            Build(Path.Combine(name, "package.msi"), source: source => source.Replace("EmbedCab=\"yes\"", "EmbedCab=\"no\"", StringComparison.Ordinal));

        var first = BuildExternal("one");
        Assert.AreEqual((0, string.Empty), Diff(first, BuildExternal("two")));
        folder.Write("payload/b.txt", "c");

        var (code, output) = Diff(first, BuildExternal("three"));

        Assert.AreEqual(1, code);
        StringAssert.Contains(output, "~ cabinet cab1.cab/");
    }

    [TestMethod]
    public void Cabinet_that_cannot_be_read_is_told_of()
    {
        string BuildExternal(string name) =>
            Build(Path.Combine(name, "package.msi"), source: source => source.Replace("EmbedCab=\"yes\"", "EmbedCab=\"no\"", StringComparison.Ordinal));

        var (first, second) = (BuildExternal("one"), BuildExternal("two"));
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(first)!, "cab1.cab"), "no cabinet");
        var (code, output) = Diff(first, second);
        Assert.AreEqual(1, code);
        StringAssert.Contains(output, "~ cabinet cab1.cab, whose files cannot be read: ");

        File.Delete(Path.Combine(Path.GetDirectoryName(first)!, "cab1.cab"));
        Assert.AreEqual(1, Diff(first, second).Code);

        File.Delete(Path.Combine(Path.GetDirectoryName(second)!, "cab1.cab"));
        (code, output) = Diff(first, second);
        Assert.AreEqual(2, code);
        StringAssert.Contains(output, "error WIX7142: The packages cannot be compared: The cabinet 'cab1.cab' lies beside neither of them.");
    }

    [TestMethod]
    public void What_cannot_be_compared_is_trouble()
    {
        var damaged = folder.Write("damaged.msi", "no package");

        Assert.AreEqual(2, Diff(package, Path.Combine(folder.Path, "missing.msi")).Code);
        Assert.AreEqual(2, Diff(package, damaged).Code);
        Assert.AreEqual(2, Diff(package).Code);
        Assert.AreEqual(2, Diff(package, package, "--banana").Code);
    }

    public void Dispose() => folder.Dispose();

    private static (int Code, string Output) Diff(params string[] arguments)
    {
        using var output = new StringWriter();
        var code = WixcCommand.Run(["diff", .. arguments], output, CancellationToken.None);
        return (code, output.ToString().ReplaceLineEndings("\n").TrimEnd());
    }

    private static object?[] Row(MsiDatabase database, string table, string key) => database.Tables[table].Rows.Single(row => (string?)row[0] == key);

    private static void AddBinary(MsiDatabase database, byte[] content)
    {
        var table = new MsiTable("Binary", [MsiColumn.Parse("Name", "s72", true), MsiColumn.Parse("Data", "v0", false)]);
        table.AddRow("Data", StreamSource.FromBytes(content));
        database.AddTable(table);
    }

    private string Build(string name, Func<BuildOptions, BuildOptions>? change = null, string version = "1.2.3", Func<string, string>? source = null)
    {
        var build = new TestBuild(folder) { Output = Path.Combine(folder.Path, name) };
        var text = TestBuild.PackageOf("payload/**").Replace("1.2.3", version, StringComparison.Ordinal);
        Assert.IsTrue(build.Run(source is null ? text : source(text), change), build.Messages);
        return build.Output;
    }

    private string Change(Action<MsiDatabase> change, string name = "other.msi") => Change(
        database =>
        {
            change(database);
            return null;
        },
        name);

    /// <summary>Writes the package with a change, or with a table in the place of another.</summary>
    private string Change(Func<MsiDatabase, MsiTable?> change, string name = "other.msi")
    {
        using var input = File.OpenRead(package);
        var database = MsiDatabaseReader.Read(input);
        if (change(database) is { } replacement)
        {
            var copy = new MsiDatabase { Codepage = database.Codepage };
            foreach (var property in typeof(SummaryInformation).GetProperties())
            {
                property.SetValue(copy.Summary, property.GetValue(database.Summary));
            }

            foreach (var table in database.Tables.Values)
            {
                copy.AddTable(table.Name == replacement.Name ? replacement : table);
            }

            foreach (var (stream, content) in database.Streams)
            {
                copy.AddStream(stream, content);
            }

            database = copy;
        }

        var path = Path.Combine(folder.Path, name);
        using var output = File.Create(path);
        MsiDatabaseWriter.Write(database, output);
        return path;
    }
}
