using Installer.Msi.CompoundFiles;
using Installer.Msi.Database;
using Installer.Msi.Streams;

namespace Installer.Msi.Tests.TestSupport;

/// <summary>Compares databases and storages by content.</summary>
internal static class DatabaseComparison
{
    public static void AssertSame(MsiDatabase expected, MsiDatabase actual)
    {
        Assert.AreEqual(expected.Codepage, actual.Codepage);
        foreach (var property in typeof(SummaryInformation).GetProperties())
        {
            Assert.AreEqual(property.GetValue(expected.Summary), property.GetValue(actual.Summary), property.Name);
        }

        CollectionAssert.AreEqual(expected.Tables.Keys.ToArray(), actual.Tables.Keys.ToArray());
        foreach (var (name, table) in expected.Tables)
        {
            CollectionAssert.AreEqual(table.Columns.ToArray(), actual.Tables[name].Columns.ToArray(), name);
            CollectionAssert.AreEquivalent(table.Rows.Select(Describe).ToArray(), actual.Tables[name].Rows.Select(Describe).ToArray(), name);
        }

        AssertSame(expected.Streams, actual.Streams);
        CollectionAssert.AreEqual(expected.Storages.Keys.ToArray(), actual.Storages.Keys.ToArray());
        foreach (var (name, storage) in expected.Storages)
        {
            AssertSame(storage, actual.Storages[name]);
        }
    }

    public static void AssertSame(CompoundFileStorage expected, CompoundFileStorage actual)
    {
        Assert.AreEqual(expected.ClassId, actual.ClassId);
        AssertSame(expected.Streams, actual.Streams);
        CollectionAssert.AreEqual(expected.Storages.Keys.ToArray(), actual.Storages.Keys.ToArray());
        foreach (var (name, storage) in expected.Storages)
        {
            AssertSame(storage, actual.Storages[name]);
        }
    }

    private static void AssertSame(IReadOnlyDictionary<string, StreamSource> expected, IReadOnlyDictionary<string, StreamSource> actual)
    {
        CollectionAssert.AreEqual(expected.Keys.ToArray(), actual.Keys.ToArray());
        foreach (var (name, content) in expected)
        {
            CollectionAssert.AreEqual(Contents.All(content), Contents.All(actual[name]), name);
        }
    }

    private static string Describe(object?[] row) => string.Join('\u001F', row.Select(value => value switch
    {
        null => "null",
        StreamSource content => "stream " + Convert.ToHexString(Contents.All(content)),
        _ => $"{value.GetType().Name} {value}",
    }));
}
