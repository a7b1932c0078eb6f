using System.Text;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace Microsoft.Deployment.WindowsInstaller.Tests;

[TestClass]
public sealed class DatabaseTests
{
    private readonly FakeInstaller _installer = new() { ColumnNames = ["Name", "Number", "Data"] };

    [TestMethod]
    public void Rows_are_read_by_number_and_by_name_and_every_handle_is_closed()
    {
        _installer.Rows.Add(["one", 1, null]);
        _installer.Rows.Add(["two", null, null]);
        using (var session = _installer.OpenSession())
        using (var view = session.Database.OpenView("SELECT {0} FROM `T`", "*"))
        {
            Assert.AreEqual("SELECT * FROM `T`", view.QueryString);
            view.Execute();
            var read = new List<string>();
            foreach (var record in view)
            {
                read.Add($"{record["Name"]} {record["Number"]} {record.GetInteger(2)} {record[1]} {record.IsNull("Data")}");
            }

            Assert.AreEqual("one 1 1 one True|two  0 two True", string.Join('|', read));
        }

        Assert.AreEqual(0, _installer.OpenHandles);
    }

    [TestMethod]
    public void A_stream_is_read_whole()
    {
        var content = Encoding.UTF8.GetBytes(new string('x', 10_000));
        _installer.Rows.Add(["one", 1, new MemoryStream(content)]);
        using var session = _installer.OpenSession();
        using var view = session.Database.OpenView("SELECT * FROM `T`");
        using var record = view.Fetch()!;
        using var stream = new MemoryStream();
        record.GetStream(3)!.CopyTo(stream);
        CollectionAssert.AreEqual(content, stream.ToArray());
        Assert.IsNull(view.Fetch());
    }

    [TestMethod]
    public void A_wrong_query_is_an_exception_that_shows_it()
    {
        using var session = _installer.OpenSession();
        var exception = Assert.ThrowsExactly<BadQuerySyntaxException>(() => session.Database.OpenView("SELCT"));
        Assert.Contains("SELCT", exception.Message);
        Assert.AreEqual(1615, exception.ErrorCode);
    }

    [TestMethod]
    public void Scalars_and_columns_are_read()
    {
        _installer.Rows.Add(["one", 1, null]);
        _installer.Rows.Add(["two", 2, null]);
        using var session = _installer.OpenSession();
        Assert.AreEqual("one", session.Database.ExecuteScalar("SELECT"));
        Assert.AreEqual("one,two", string.Join(',', session.Database.ExecuteStringQuery("SELECT")));
        Assert.IsTrue(session.Database.IsTablePersistent("Property"));
        Assert.IsFalse(session.Database.IsTablePersistent("Missing"));
        _installer.Rows.Clear();
        Assert.ThrowsExactly<InstallerException>(() => session.Database.ExecuteScalar("SELECT"));
    }

    [TestMethod]
    public void Fields_hold_texts_numbers_and_null()
    {
        using var record = new Record(_installer, ["text", 7, null]);
        Assert.AreEqual(3, record.FieldCount);
        Assert.AreEqual("text", record[1]);
        Assert.AreEqual(7, record[2]);
        Assert.IsNull(record[3]);
        Assert.AreEqual(0, record.GetInteger(3));
        Assert.AreEqual(string.Empty, record.GetString(3));
        record.FormatString = "[1]-[2]";
        Assert.AreEqual("text-7", record.ToString());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => record.GetString(4));
        Assert.ThrowsExactly<ArgumentException>(() => record.GetString("Name"));
        record.Clear();
        Assert.IsTrue(record.IsNull(1));
    }
}
