using System.Text;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace Microsoft.Deployment.WindowsInstaller.Tests;

[TestClass]
public sealed class DatabaseTests
{
    private readonly FakeInstaller _installer = new() { ColumnNames = ["Name", "Number", "Data"], ColumnTypes = ["s72", "I2", "V0"] };

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
    public void Fields_of_a_row_are_of_the_types_of_their_columns()
    {
        _installer.Rows.Add(["42", 7, null]);
        _installer.Rows.Add([null, null, new MemoryStream([1, 2])]);
        using var session = _installer.OpenSession();
        using var view = session.Database.OpenView("SELECT");
        using var first = view.Fetch()!;
        Assert.AreEqual("42", first["Name"], "a text that looks like a number stays a text");
        Assert.AreEqual(7, first["Number"]);
        Assert.IsNull(first["Data"]);
        using var second = view.Fetch()!;
        Assert.AreEqual(string.Empty, second["Name"]);
        Assert.IsNull(second["Number"]);
        Assert.IsNull(second.GetNullableInteger("Number"));
        using var stream = (Stream)second["Data"]!;
        Assert.AreEqual(2, stream.Length);
    }

    [TestMethod]
    public void Rows_of_an_enumeration_stay_valid_until_the_view_is_disposed()
    {
        _installer.Rows.Add(["one", 1, null]);
        _installer.Rows.Add(["two", 2, null]);
        using var session = _installer.OpenSession();
        List<Record> rows;
        using (var view = session.Database.OpenView("SELECT"))
        {
            rows = [.. view];
            Assert.AreEqual("one two", string.Join(' ', rows.Select(row => row.GetString(1))));
        }

        Assert.IsTrue(rows.TrueForAll(row => row.IsClosed));
    }

    [TestMethod]
    public void A_row_that_its_reader_disposes_is_closed_at_once()
    {
        for (var i = 0; i < 5; i++)
        {
            _installer.Rows.Add(["x", i, null]);
        }

        using var session = _installer.OpenSession();
        using var view = session.Database.OpenView("SELECT");
        var most = 0;
        foreach (var row in view)
        {
            using (row)
            {
                most = Math.Max(most, _installer.OpenHandles);
            }
        }

        // The database, the view and the row.
        Assert.AreEqual(3, most);
    }

    [TestMethod]
    public void Queries_take_arguments_or_a_record_of_parameters()
    {
        _installer.ColumnNames = ["Value", "Number"];
        _installer.ColumnTypes = ["S0", "I4"];
        _installer.Rows.Add(["5", 1]);
        _installer.Rows.Add(["6", null]);
        using var session = _installer.OpenSession();
        var database = session.Database;
        using var parameters = new Record(_installer, ["x"]);

        Assert.AreEqual("5 1 6 ", string.Join(' ', database.ExecuteQuery("SELECT * FROM `{0}`", "T").Cast<object?>()));
        Assert.AreEqual("5 1 6 ", string.Join(' ', database.ExecuteQuery("SELECT", parameters).Cast<object?>()));
        Assert.AreEqual("5 6", string.Join(' ', database.ExecuteIntegerQuery("SELECT")));
        Assert.AreEqual("5 6", string.Join(' ', database.ExecuteIntegerQuery("SELECT", parameters)));
        Assert.AreEqual("5 6", string.Join(' ', database.ExecuteStringQuery("SELECT", parameters)));
        Assert.AreEqual("5", database.ExecuteScalar("SELECT", parameters));
        Assert.AreEqual("5", database.ExecutePropertyQuery("Anything"));
        database.Execute("DELETE FROM `{0}`", "T");
        database.Execute("UPDATE `T` SET `A` = '{0}'");

        CollectionAssert.Contains(_installer.Queries, "SELECT * FROM `T`");
        CollectionAssert.Contains(_installer.Queries, "DELETE FROM `T`");
        CollectionAssert.Contains(_installer.Queries, "UPDATE `T` SET `A` = '{0}'", "braces without arguments are no format");
        Assert.AreEqual(2, database.CountRows("Property", "`A` = 1"));
        Assert.AreEqual("SELECT `Property` FROM `Property` WHERE `A` = 1", _installer.Queries[^1]);
        Assert.ThrowsExactly<BadQuerySyntaxException>(() => database.CountRows("Missing"));
    }

    [TestMethod]
    public void Rows_are_changed_through_their_view()
    {
        using var session = _installer.OpenSession();
        using var view = session.Database.OpenView("SELECT * FROM `T`");
        using var row = session.Database.CreateRecord(2);
        row.SetString(1, "a");
        row.SetInteger(2, 3);
        view.Insert(row);
        view.Update(row);
        view.Assign(row);
        view.Replace(row);
        view.Delete(row);
        view.Refresh(row);
        view.InsertTemporary(row);
        Assert.IsTrue(view.Seek(row));
        Assert.IsTrue(view.Merge(row));
        Assert.AreEqual("Insert,Update,Assign,Replace,Delete,Refresh,InsertTemporary,Seek,Merge", string.Join(',', _installer.Modifications.Select(text => text.Split(' ')[0])));
        Assert.AreEqual("Insert a 3", _installer.Modifications[0]);

        _installer.ModifyResult = 1627;
        Assert.IsFalse(view.Seek(row));
        Assert.IsFalse(view.Merge(row));
        Assert.AreEqual(1627, Assert.ThrowsExactly<InstallerException>(() => view.Insert(row)).ErrorCode);
        _installer.ModifyResult = 6;
        Assert.ThrowsExactly<InvalidHandleException>(() => view.Seek(row));
    }

    [TestMethod]
    public void A_validation_tells_every_column_that_is_wrong()
    {
        using var session = _installer.OpenSession();
        using var view = session.Database.OpenView("SELECT * FROM `T`");
        using var row = session.Database.CreateRecord(1);
        Assert.IsEmpty(view.Validate(row));
        _installer.ModifyResult = 13;
        _installer.ValidationErrors.Enqueue((ValidationError.Required, "Name"));
        _installer.ValidationErrors.Enqueue((ValidationError.BadGuid, "Code"));
        CollectionAssert.AreEqual(
            new[] { new ValidationErrorInfo(ValidationError.Required, "Name"), new ValidationErrorInfo(ValidationError.BadGuid, "Code") }, view.ValidateNew(row).ToArray());
        Assert.IsEmpty(view.ValidateFields(row));
        Assert.IsEmpty(view.ValidateDelete(row));
        Assert.AreEqual("Validate,ValidateNew,ValidateField,ValidateDelete", string.Join(',', _installer.Modifications.Select(text => text.TrimEnd())));
        _installer.ModifyResult = 1627;
        Assert.ThrowsExactly<InstallerException>(() => view.Validate(row));
    }

    [TestMethod]
    public void A_database_is_opened_by_its_path_and_committed()
    {
        using (var database = new Database(_installer, @"C:\a.msi", DatabaseOpenMode.Transact))
        {
            Assert.AreEqual(@"C:\a.msi", database.FilePath);
            Assert.AreEqual(DatabaseOpenMode.Transact, database.OpenMode);
            Assert.IsFalse(database.IsReadOnly);
            Assert.AreEqual(@"C:\a.msi", database.ToString());
            database.Export("Property", @"C:\x\p.idt");
            database.Import(@"C:\x\p.idt");
            Assert.ThrowsExactly<ArgumentException>(() => database.Import("p.idt"));
            database.Commit();
        }

        using (var copied = new Database(_installer, @"C:\a.msi", @"C:\b.msi"))
        {
            Assert.AreEqual(@"C:\b.msi", copied.FilePath);
        }

        Assert.AreEqual(@"open C:\a.msi Transact, export Property C:\x p.idt, import C:\x p.idt, commit, open C:\a.msi C:\b.msi", string.Join(", ", _installer.DatabaseCalls));
        Assert.AreEqual(0, _installer.OpenHandles);
        Assert.AreEqual(110, Assert.ThrowsExactly<InstallerException>(() => new Database(_installer, "missing", DatabaseOpenMode.ReadOnly)).ErrorCode);
    }

    [TestMethod]
    public void The_database_of_the_installation_is_read_only()
    {
        using var session = _installer.OpenSession();
        Assert.IsTrue(session.Database.IsReadOnly);
        Assert.AreEqual(string.Empty, session.Database.FilePath);
        _ = session.Database.SummaryInfo;
        Assert.AreEqual("summary  0", _installer.DatabaseCalls.Single());
    }

    [TestMethod]
    public void Tables_are_described_made_and_removed()
    {
        _installer.Tables["T"] = (["Name"], false);
        using var session = _installer.OpenSession();
        var database = session.Database;
        Assert.IsTrue(database.Tables.Contains("T"));
        Assert.IsFalse(database.Tables.Contains("Missing"));
        Assert.IsFalse(database.IsTablePersistent("T"));
        Assert.IsNull(database.Tables["Missing"]);
        Assert.IsTrue(database.IsColumnPersistent("T", "Number"));
        Assert.IsFalse(database.IsColumnPersistent("T", "Missing"));
        Assert.IsFalse(database.IsColumnPersistent("Missing", "Number"));

        var table = database.Tables["T"]!;
        Assert.AreEqual("T", table.Name);
        Assert.AreEqual("Name", table.PrimaryKeys.Single());
        Assert.AreEqual("CREATE TABLE `T` (`Name` CHAR(72) NOT NULL, `Number` SHORT, `Data` OBJECT PRIMARY KEY `Name`)", table.SqlCreateString);
        Assert.AreEqual("INSERT INTO `T` (`Name`, `Number`, `Data`) VALUES (?, ?, ?)", table.SqlInsertString);
        Assert.AreEqual("SELECT `Name`, `Number`, `Data` FROM `T`", table.SqlSelectString);
        database.Tables.Add(table);
        Assert.AreEqual(table.SqlCreateString, _installer.Queries[^1]);
        Assert.IsTrue(database.Tables.Remove("T"));
        Assert.AreEqual("DROP TABLE `T`", _installer.Queries[^1]);
        Assert.IsFalse(database.Tables.Remove("Missing"));
        Assert.AreEqual("DROP TABLE `T`", _installer.Queries[^1]);
        Assert.ThrowsExactly<ArgumentException>(() => new TableInfo("T", [new ColumnInfo("A", "s72")], ["B"]));
    }

    [TestMethod]
    public void The_tables_of_a_statement_are_found()
    {
        Assert.AreEqual("A B", string.Join(' ', QueriedTables.Of("SELECT `x`,`FROM`.`y` FROM `A`, B WHERE `A`.`x` = `B`.`x`")));
        Assert.AreEqual("A", string.Join(' ', QueriedTables.Of("SELECT * FROM A ORDER BY `x`, `y`")));
        Assert.AreEqual("A", string.Join(' ', QueriedTables.Of("INSERT INTO `A` (`x`, `y`) VALUES (?, 'FROM `B`')")));
        Assert.AreEqual("A", string.Join(' ', QueriedTables.Of("update `A` set `x` = 1")));
        Assert.AreEqual("A", string.Join(' ', QueriedTables.Of("DELETE FROM `A`")));
        Assert.AreEqual("A", string.Join(' ', QueriedTables.Of("CREATE TABLE `A` (`x` CHAR(72) NOT NULL PRIMARY KEY `x`)")));
    }

    [TestMethod]
    [DataRow("s72", typeof(string), 72, true, false, false, "`C` CHAR(72) NOT NULL")]
    [DataRow("S0", typeof(string), 0, false, false, false, "`C` LONGCHAR")]
    [DataRow("L255", typeof(string), 255, false, false, true, "`C` CHAR(255) LOCALIZABLE")]
    [DataRow("G10", typeof(string), 10, false, true, false, "`C` CHAR(10) TEMPORARY")]
    [DataRow("i2", typeof(short), 2, true, false, false, "`C` SHORT NOT NULL")]
    [DataRow("I4", typeof(int), 4, false, false, false, "`C` LONG")]
    [DataRow("J4", typeof(int), 4, false, true, false, "`C` LONG TEMPORARY")]
    [DataRow("V0", typeof(Stream), 0, false, false, false, "`C` OBJECT")]
    public void Definitions_of_columns_are_read_and_written(string definition, Type type, int size, bool required, bool temporary, bool localizable, string sql)
    {
        var column = new ColumnInfo("C", definition);
        Assert.AreEqual((type, size, required, temporary, localizable), (column.Type, column.Size, column.IsRequired, column.IsTemporary, column.IsLocalizable));
        Assert.AreEqual(definition, column.ColumnDefinitionString);
        Assert.AreEqual(sql, column.SqlCreateString);
        Assert.AreEqual(definition, new ColumnInfo("C", type, size, required, temporary, localizable).ColumnDefinitionString);
    }

    [TestMethod]
    [DataRow("x4")]
    [DataRow("s")]
    [DataRow("s-1")]
    public void A_malformed_definition_of_a_column_is_refused(string definition) =>
        Assert.Contains(definition, Assert.ThrowsExactly<ArgumentException>(() => new ColumnInfo("C", definition)).Message);

    [TestMethod]
    public void Columns_are_found_by_name_and_by_place()
    {
        using var session = _installer.OpenSession();
        using var view = session.Database.OpenView("SELECT");
        var columns = view.Columns;
        Assert.AreEqual(3, columns.Count);
        Assert.AreEqual("Number", columns[1].Name);
        Assert.AreEqual(1, columns.IndexOf("Number"));
        Assert.AreEqual(typeof(Stream), columns["Data"].Type);
        Assert.IsFalse(columns.Contains("data"));
        Assert.ThrowsExactly<ArgumentException>(() => columns["data"]);
        Assert.AreEqual("Name [1]\r\nNumber [2]\r\nData [3]", columns.FormatString);
        Assert.ThrowsExactly<NotSupportedException>(() => ((ICollection<ColumnInfo>)columns).Clear());
    }

    [TestMethod]
    public void Streams_go_in_and_out_by_file_and_by_stream()
    {
        var content = Encoding.UTF8.GetBytes(new string('x', 10_000));
        var file = Path.GetTempFileName();
        try
        {
            using var record = new Record(_installer, 2);
            record.SetStream(1, new MemoryStream(content));
            Assert.AreEqual(10_000, record.GetDataSize(1));
            record.GetStream(1, file);
            CollectionAssert.AreEqual(content, File.ReadAllBytes(file));
            record.SetStream(2, file);
            using var read = new MemoryStream();
            record.GetStream(2)!.CopyTo(read);
            CollectionAssert.AreEqual(content, read.ToArray());
            record.SetStream(1, (Stream?)null);
            Assert.IsNull(record.GetStream(1));
            Assert.ThrowsExactly<InstallerException>(() => record.GetStream(1, file));
            Assert.AreEqual(2, Assert.ThrowsExactly<InstallerException>(() => record.SetStream(1, file + ".missing")).ErrorCode);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void Numbers_may_be_null()
    {
        using var record = new Record(_installer, 1);
        record.SetNullableInteger(1, 5);
        Assert.AreEqual(5, record.GetNullableInteger(1));
        Assert.AreEqual(4, record.GetDataSize(1));
        record.SetNullableInteger(1, null);
        Assert.IsNull(record.GetNullableInteger(1));
        Assert.IsTrue(record.IsNull(1));
    }

    [TestMethod]
    public void Summary_information_is_read_and_written()
    {
        using (var summary = new SummaryInfo(_installer, @"C:\a.msi", enableWrite: true))
        {
            Assert.AreEqual(string.Empty, summary.Title);
            Assert.AreEqual(0, summary.PageCount);
            Assert.AreEqual(DateTime.MinValue, summary.CreateTime);
            var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Local);
            summary.Title = "title";
            summary.RevisionNumber = "{0}";
            summary.PageCount = 500;
            summary.CodePage = -535;
            summary.CreateTime = time;
            summary.Persist();
            Assert.AreEqual(("title", "{0}", 500, (short)-535, time), (summary.Title, summary.RevisionNumber, summary.PageCount, summary.CodePage, summary.CreateTime));
        }

        Assert.AreEqual(SummaryValueType.Int16, _installer.Summary[1].Type);
        Assert.AreEqual(SummaryValueType.String, _installer.Summary[2].Type);
        Assert.AreEqual("{0}", _installer.Summary[9].Text);
        Assert.AreEqual(SummaryValueType.FileTime, _installer.Summary[12].Type);
        Assert.AreEqual(new SummaryValue(SummaryValueType.Int32, 500, 0, string.Empty), _installer.Summary[14]);
        Assert.AreEqual(@"summary C:\a.msi 20, persist", string.Join(", ", _installer.DatabaseCalls));
        Assert.AreEqual(0, _installer.OpenHandles);
    }

    [TestMethod]
    public void The_record_of_the_last_error_is_had_when_there_is_one()
    {
        Assert.IsNull(InstallerException.GetErrorRecord(_installer));
        _installer.LastError = [null, 2204, "table"];
        using var record = InstallerException.GetErrorRecord(_installer)!;
        Assert.AreEqual(2204, record.GetInteger(1));
    }

    [TestMethod]
    public void A_closed_handle_is_not_given_away()
    {
        var record = new Record(_installer, 1);
        Assert.AreNotEqual(IntPtr.Zero, record.Handle);
        record.Close();
        Assert.ThrowsExactly<InvalidHandleException>(() => record.Handle);
    }

    [TestMethod]
    public void Fields_hold_texts_numbers_and_null()
    {
        using var record = new Record(_installer, ["text", 7, null]);
        Assert.AreEqual(3, record.FieldCount);
        Assert.AreEqual("text", record[1]);
        Assert.AreEqual("7", record[2], "a record that is no row of a view holds texts");
        Assert.AreEqual(7, record.GetInteger(2));
        Assert.AreEqual(string.Empty, record[3]);
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
