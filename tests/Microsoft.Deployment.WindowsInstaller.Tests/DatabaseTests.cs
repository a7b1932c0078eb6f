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
        Assert.AreEqual("one,1,,two,2,", string.Join(',', session.Database.ExecuteStringQuery("SELECT")), "every field, row after row");
        Assert.IsTrue(session.Database.IsTablePersistent("Property"));
        Assert.IsFalse(session.Database.IsTablePersistent("Missing"));
        _installer.Rows.Clear();
        Assert.AreEqual(259, Assert.ThrowsExactly<InstallerException>(() => session.Database.ExecuteScalar("SELECT")).ErrorCode);
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
    public void Rows_of_an_enumeration_stay_valid_until_the_database_is_closed()
    {
        _installer.Rows.Add(["one", 1, null]);
        _installer.Rows.Add(["two", 2, null]);
        using var session = _installer.OpenSession();
        List<Record> rows;
        using (var view = session.Database.OpenView("SELECT"))
        {
            rows = [.. view];
        }

        Assert.AreEqual("one two", string.Join(' ', rows.Select(row => row.GetString("Name"))), "the view is closed");
        session.Database.Close();
        Assert.IsTrue(rows.TrueForAll(row => row.IsClosed));
        Assert.AreEqual(0, _installer.OpenHandles);
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
        Assert.AreEqual("5 1 6 0", string.Join(' ', database.ExecuteIntegerQuery("SELECT")));
        Assert.AreEqual("5 1 6 0", string.Join(' ', database.ExecuteIntegerQuery("SELECT", parameters)));
        Assert.AreEqual("5 1 6 ", string.Join(' ', database.ExecuteStringQuery("SELECT", parameters)));
        Assert.AreEqual("5", database.ExecuteScalar("SELECT", parameters));
        Assert.AreEqual("5", database.ExecutePropertyQuery("Anything"));
        database.Execute("DELETE FROM `{0}`", "T");
        database.Execute("UPDATE `T` SET `A` = '{0}'");

        CollectionAssert.Contains(_installer.Queries, "SELECT * FROM `T`");
        CollectionAssert.Contains(_installer.Queries, "DELETE FROM `T`");
        CollectionAssert.Contains(_installer.Queries, "UPDATE `T` SET `A` = '{0}'", "braces without arguments are no format");
        Assert.AreEqual(2, database.CountRows("Property", "`A` = 1"));
        Assert.AreEqual("SELECT `Property` FROM `Property` WHERE `A` = 1", _installer.Queries[^1]);
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
        Assert.IsNull(view.Validate(row), "nothing is wrong");
        _installer.ModifyResult = 13;
        _installer.ValidationErrors.Enqueue((ValidationError.Required, "Name"));
        _installer.ValidationErrors.Enqueue((ValidationError.BadGuid, "Code"));
        CollectionAssert.AreEqual(
            new[] { new ValidationErrorInfo(ValidationError.Required, "Name"), new ValidationErrorInfo(ValidationError.BadGuid, "Code") }, view.ValidateNew(row)!.ToArray());
        Assert.IsEmpty(view.ValidateFields(row)!);
        Assert.IsEmpty(view.ValidateDelete(row)!);
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
            database.Commit();
        }

        using (var copied = new Database(_installer, @"C:\a.msi", @"C:\b.msi"))
        {
            Assert.AreEqual(@"C:\b.msi", copied.FilePath);
        }

        Assert.AreEqual(@"open C:\a.msi Transact, export Property C:\x p.idt, import C:\x p.idt, commit, open C:\a.msi C:\b.msi, commit", string.Join(", ", _installer.DatabaseCalls));
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
        Assert.AreEqual("CREATE TABLE `T` (`Name` CHAR(72) NOT NULL, `Number` SHORT, `Data` OBJECT  PRIMARY KEY `Name`)", table.SqlCreateString);
        Assert.AreEqual("INSERT INTO `T` (`Name`, `Number`, `Data`) VALUES (?, ?, ?)", table.SqlInsertString);
        Assert.AreEqual("SELECT `Name`, `Number`, `Data` FROM `T`", table.SqlSelectString);
        Assert.ThrowsExactly<InvalidOperationException>(() => database.Tables.Add(table), "there is one of that name");
        database.Tables.Add(new TableInfo("New", table.Columns, table.PrimaryKeys));
        table = new TableInfo("New", table.Columns, table.PrimaryKeys);
        Assert.AreEqual(table.SqlCreateString, _installer.Queries[^1]);
        Assert.IsTrue(database.Tables.Remove("T"));
        Assert.AreEqual("DROP TABLE `T`", _installer.Queries[^1]);
        Assert.IsFalse(database.Tables.Remove("Missing"));
        Assert.AreEqual("DROP TABLE `T`", _installer.Queries[^1]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TableInfo("T", [new ColumnInfo("A", "s72")], ["B"]));
        Assert.ThrowsExactly<ArgumentNullException>(() => new TableInfo("T", [], ["B"]));
        Assert.ThrowsExactly<ArgumentNullException>(() => new TableInfo("T", [new ColumnInfo("A", "s72")], []));
        Assert.AreEqual("A", string.Join(' ', QueriedTables.Of("alter table A hold")));
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
    [DataRow("S0", typeof(string), 0, false, false, false, "`C` CHAR(0)")]
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
    [DataRow("x4", typeof(InstallerException))]
    [DataRow("s", typeof(FormatException))]
    [DataRow("s-1", typeof(FormatException))]
    public void A_malformed_definition_of_a_column_is_refused(string definition, Type type)
    {
        var exception = Assert.Throws<Exception>(() => new ColumnInfo("C", definition));
        Assert.AreEqual(type, exception.GetType());
        Assert.Contains(definition, exception.Message);
    }

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
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => columns["data"]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => columns[3]);
        Assert.AreEqual("Name = [1], Number = [2], Data = [Binary Data]", columns.FormatString);
        Assert.ThrowsExactly<InvalidOperationException>(columns.Clear);
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
            File.Delete(file);
            record.GetStream(1, file);
            Assert.IsFalse(File.Exists(file), "a null field writes nothing");
            Assert.ThrowsExactly<FileNotFoundException>(() => record.SetStream(1, file + ".missing"));
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
    public void An_exception_keeps_the_record_of_its_error()
    {
        _installer.ModifyResult = 1627;
        using var session = _installer.OpenSession();
        using var view = session.Database.OpenView("SELECT");
        using var row = session.Database.CreateRecord(1);
        Assert.IsNull(Assert.ThrowsExactly<InstallerException>(() => view.Insert(row)).GetErrorRecord(_installer));
        _installer.LastError = [null, 2204, "table"];
        var exception = Assert.ThrowsExactly<InstallerException>(() => view.Insert(row));
        _installer.LastError = null;
        for (var i = 0; i < 2; i++)
        {
            using var record = exception.GetErrorRecord(_installer)!;
            Assert.AreEqual((2204, "table"), (record.GetInteger(1), record.GetString(2)));
        }
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
        Assert.ThrowsExactly<InvalidOperationException>(() => record.GetString("Name"));
        record.Clear();
        Assert.IsTrue(record.IsNull(1));
    }

    [TestMethod]
    [DataRow(DatabaseOpenMode.Direct, true)]
    [DataRow(DatabaseOpenMode.CreateDirect, true)]
    [DataRow(DatabaseOpenMode.Transact, false)]
    [DataRow(DatabaseOpenMode.Create, false)]
    [DataRow(DatabaseOpenMode.ReadOnly, false)]
    public void A_database_without_a_transaction_is_committed_when_it_is_disposed(DatabaseOpenMode mode, bool committed)
    {
        var database = new Database(_installer, @"C:\a.msi", mode);
        database.SummaryInfo.Title = "changed";
        database.Dispose();
        database.Dispose();
        Assert.AreEqual(committed ? 1 : 0, _installer.DatabaseCalls.Count(call => call == "commit"));
        Assert.AreEqual(committed ? 1 : 0, _installer.DatabaseCalls.Count(call => call == "persist"), "the summary information too");
        Assert.AreEqual(0, _installer.OpenHandles);
    }

    [TestMethod]
    public void A_commit_that_fails_on_disposing_is_told_and_the_handle_closed()
    {
        var database = new Database(_installer, @"C:\a.msi", DatabaseOpenMode.Direct);
        _installer.CommitResult = 1627;
        Assert.AreEqual(1627, Assert.ThrowsExactly<InstallerException>(database.Dispose).ErrorCode);
        Assert.IsTrue(database.IsClosed);
        Assert.AreEqual(0, _installer.OpenHandles);
    }

    [TestMethod]
    public void A_commit_stores_changes_of_the_summary_information()
    {
        using var database = new Database(_installer, @"C:\a.msi", DatabaseOpenMode.Transact);
        database.SummaryInfo.Title = "changed";
        database.Commit();
        Assert.AreEqual("persist commit", string.Join(' ', _installer.DatabaseCalls.TakeLast(2)));
        Assert.IsFalse(database.SummaryInfo.IsClosed, "it is opened again");
    }

    [TestMethod]
    public void A_wrapped_handle_that_may_be_written_is_committed()
    {
        using var opened = new Database(_installer, @"C:\a.msi", DatabaseOpenMode.Transact);
        var handle = (uint)opened.Handle;
        using (var wrapped = Database.FromHandle(_installer, handle, ownsHandle: false))
        {
            Assert.AreEqual((DatabaseOpenMode.Direct, null), (wrapped.OpenMode, wrapped.FilePath));
            Assert.IsTrue(wrapped.Equals(opened));
            Assert.AreEqual(opened.GetHashCode(), wrapped.GetHashCode());
        }

        Assert.AreEqual("commit", _installer.DatabaseCalls[^1]);
        Assert.IsFalse(opened.IsClosed, "the handle is not the wrapper's");
        Assert.ThrowsExactly<InvalidHandleException>(() => Database.FromHandle(_installer, 0, ownsHandle: false));
    }

    [TestMethod]
    public void Handles_are_equal_by_type_and_number_while_they_are_open()
    {
        using var record = new Record(_installer, 1);
        var same = new Record(_installer, (uint)record.Handle, ownsHandle: false);
        using var other = new Record(_installer, 1);
        Assert.IsTrue(record.Equals(same));
        Assert.IsFalse(record.Equals(other));
        Assert.IsFalse(record.Equals(null));
        same.Close();
        Assert.IsFalse(record.Equals(same), "its number may be another's soon");
        Assert.IsTrue(same.Equals(same));
    }

    [TestMethod]
    public void A_row_that_a_view_wrote_has_no_text_until_it_gets_a_template()
    {
        _installer.Rows.Add(["one", 1, null]);
        using var session = _installer.OpenSession();
        using var view = session.Database.OpenView("SELECT");
        using var row = view.Fetch()!;
        Assert.IsTrue(row.IsFormatStringInvalid);
        Assert.AreEqual(string.Empty, row.ToString());
        row.FormatString = "[1]";
        Assert.IsFalse(row.IsFormatStringInvalid);
        Assert.AreEqual("one", row.ToString());
        view.Insert(row);
        Assert.AreEqual(string.Empty, row.ToString());
        row.FormatString = "[1]";
        view.Seek(row);
        Assert.AreEqual(string.Empty, row.ToString());
        row.FormatString = "[1]";
        view.Update(row);
        Assert.AreEqual("one", row.ToString());
    }

    [TestMethod]
    public void A_template_for_one_time_leaves_the_records_own()
    {
        using var record = new Record(_installer, ["x"]) { FormatString = "[1]" };
#pragma warning disable CS0618 // The members are here for sources that use them.
        Assert.AreEqual("-x-", record.ToString("-[1]-"));
        Assert.AreEqual("x", record.ToString((string?)null));
        Assert.AreEqual(string.Empty, record.ToString(string.Empty));
        Assert.AreEqual("-x-", record.ToString("-[1]-", null));
#pragma warning restore CS0618
        Assert.AreEqual("[1]", record.FormatString);
    }

    [TestMethod]
    public void A_stream_is_read_on_demand_and_forwards()
    {
        _installer.Rows.Add(["one", 1, new MemoryStream([1, 2, 3, 4])]);
        using var session = _installer.OpenSession();
        using var view = session.Database.OpenView("SELECT");
        var row = view.Fetch()!;
        using var stream = row.GetStream("Data")!;
        Assert.AreEqual((4L, false, false, true), (stream.Length, stream.CanSeek, stream.CanWrite, stream.CanRead));
        var buffer = new byte[6];
        Assert.AreEqual(3, stream.Read(buffer, 2, 3));
        CollectionAssert.AreEqual(new byte[] { 0, 0, 1, 2, 3, 0 }, buffer);
        Assert.AreEqual(3, stream.Position);
        Assert.ThrowsExactly<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Assert.ThrowsExactly<NotSupportedException>(() => stream.Position = 0);
        Assert.AreEqual("[Binary data]", stream.ToString());
        row.Close();
        Assert.ThrowsExactly<InvalidHandleException>(() => stream.Read(buffer, 0, 1));
    }

    [TestMethod]
    public void A_query_gives_streams_that_outlive_their_rows()
    {
        _installer.Rows.Add(["one", 1, new MemoryStream([1, 2])]);
        using var session = _installer.OpenSession();
        var values = session.Database.ExecuteQuery("SELECT");
        Assert.AreEqual(2, ((Stream)values[2]!).ReadByte() + 1);
    }

    [TestMethod]
    public void A_table_that_is_missing_has_no_rows()
    {
        using var session = _installer.OpenSession();
        Assert.AreEqual(0, session.Database.CountRows("Missing"));
        Assert.AreEqual("SELECT * FROM `Missing`", _installer.Queries[^1]);
        Assert.ThrowsExactly<ArgumentNullException>(() => session.Database.CountRows(string.Empty));
    }

    [TestMethod]
    public void A_closed_database_is_not_used()
    {
        var database = new Database(_installer, @"C:\a.msi", DatabaseOpenMode.Transact);
        database.Close();
        Assert.ThrowsExactly<InvalidHandleException>(() => database.ExecuteScalar("SELECT"));
        Assert.ThrowsExactly<InvalidHandleException>(() => database.IsReadOnly);
    }

    [TestMethod]
    public void Texts_that_are_missing_are_one_exception()
    {
        using var session = _installer.OpenSession();
        Assert.ThrowsExactly<ArgumentNullException>(() => new Database(_installer, string.Empty, DatabaseOpenMode.ReadOnly));
        Assert.ThrowsExactly<ArgumentNullException>(() => session.Database.OpenView(string.Empty));
        Assert.ThrowsExactly<ArgumentNullException>(() => session.Database.OpenView(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => session[string.Empty]);
        Assert.ThrowsExactly<ArgumentNullException>(() => session.GetTargetPath(string.Empty));
    }

    [TestMethod]
    public void Errors_of_the_installer_have_the_types_that_callers_of_DTF_catch()
    {
        Type TypeOf(uint code) => InstallerException.FromReturnCode(_installer, code, "call").GetType();
        CollectionAssert.AreEqual(
            new[] { typeof(FileNotFoundException), typeof(FileNotFoundException), typeof(ArgumentException), typeof(ArgumentException), typeof(NotImplementedException) },
            new uint[] { 2, 3, 87, 267, 120 }.Select(TypeOf).ToArray());
        CollectionAssert.AreEqual(
            new[] { typeof(ArgumentException), typeof(ArgumentException), typeof(ArgumentException), typeof(ArgumentException) }, new uint[] { 1605, 1606, 1607, 1608 }.Select(TypeOf).ToArray());
        CollectionAssert.AreEqual(
            new[] { typeof(InvalidHandleException), typeof(InvalidHandleException), typeof(BadQuerySyntaxException), typeof(InstallCanceledException), typeof(InstallerException) },
            new uint[] { 6, 1609, 1615, 1602, 1628 }.Select(TypeOf).ToArray());
        Assert.AreEqual((1602, 1602, 1602), (new InstallCanceledException().ErrorCode, new InstallCanceledException("x").ErrorCode, new InstallCanceledException("x", null).ErrorCode));
        Assert.AreEqual((1615, 6, 0), (new BadQuerySyntaxException("x").ErrorCode, new InvalidHandleException().ErrorCode, new InstallerException("x").ErrorCode));
    }

    [TestMethod]
    [DataRow(2u)]
    [DataRow(5u)]
    public void The_summary_of_a_file_that_cannot_be_read_is_a_file_not_found(uint error)
    {
        _installer.SummaryResult = error;
        Assert.AreEqual("a.msi", Assert.ThrowsExactly<FileNotFoundException>(() => new SummaryInfo(_installer, "a.msi", enableWrite: false)).FileName);
    }

    [TestMethod]
    public void Databases_are_merged_or_their_contradictions_told()
    {
        using var database = new Database(_installer, @"C:\a.msi", DatabaseOpenMode.Transact);
        using var other = new Database(_installer, @"C:\b.msi", DatabaseOpenMode.ReadOnly);
        database.Merge(other, "Errors");
        Assert.AreEqual("merge Errors", _installer.DatabaseCalls[^1]);
        _installer.MergeResult = 1627;
        _installer.ColumnNames = ["Table", "NumRowMergeConflicts"];
        _installer.ColumnTypes = ["s72", "i2"];
        _installer.Rows.Add(["Property", 2]);
        var exception = Assert.ThrowsExactly<MergeException>(() => database.Merge(other, "Errors"));
        Assert.AreEqual("Property 2", $"{exception.ConflictTables.Single()} {exception.ConflictCounts.Single()}");
        Assert.Contains("Property (2)", exception.Message);
        Assert.IsEmpty(Assert.ThrowsExactly<MergeException>(() => database.Merge(other)).ConflictTables);
        _installer.MergeResult = 1629;
        Assert.ThrowsExactly<MergeException>(() => database.Merge(other));
    }

    [TestMethod]
    public void Transforms_are_made_and_applied()
    {
        using var database = new Database(_installer, @"C:\a.msi", DatabaseOpenMode.Transact);
        using var other = new Database(_installer, @"C:\b.msi", DatabaseOpenMode.ReadOnly);
        Assert.IsTrue(database.GenerateTransform(other, "t.mst"));
        database.CreateTransformSummaryInfo(other, "t.mst", TransformErrors.AddExistingRow, TransformValidations.Product);
        database.ViewTransform("t.mst");
        _installer.Summary[16] = new SummaryValue(SummaryValueType.Int32, (2 << 16) | 3, 0, string.Empty);
        database.ApplyTransform("t.mst");
        var calls = string.Join(", ", _installer.DatabaseCalls);
        Assert.Contains("transform t.mst, transform summary t.mst AddExistingRow Product, apply t.mst AddExistingRow, DelMissingRow, AddExistingTable, DelMissingTable, UpdateMissingRow, ChangeCodePage, ViewTransform", calls);
        Assert.EndsWith("apply t.mst AddExistingRow, DelMissingRow", calls, "the errors of its summary information");
        _installer.TransformResult = 232;
        Assert.IsFalse(database.GenerateTransform(other, "t.mst"), "there is no difference");
    }

    [TestMethod]
    [DataRow(TransformValidations.Product, "{12345678-1234-1234-1234-123456789012}1.0;{X}2.0;U", ";1033", true)]
    [DataRow(TransformValidations.Product, "{00000000-1234-1234-1234-123456789012}1.0;{X}2.0;U", ";1033", false)]
    [DataRow(TransformValidations.UpdateVersion, "{12345678-1234-1234-1234-123456789012}1.2.3.9;{X}2.0;U", ";1033", true)]
    [DataRow(TransformValidations.UpdateVersion, "{12345678-1234-1234-1234-123456789012}1.2.4;{X}2.0;U", ";1033", false)]
    [DataRow(TransformValidations.MinorVersion, "{12345678-1234-1234-1234-123456789012}1.2.4;{X}2.0;U", ";1033", true)]
    [DataRow(TransformValidations.MajorVersion, "{12345678-1234-1234-1234-123456789012}2.2;{X}2.0;U", ";1033", false)]
    [DataRow(TransformValidations.Language, "{12345678-1234-1234-1234-123456789012}1.0;{X}2.0;U", "x64;1031", false)]
    [DataRow(TransformValidations.Language, "{12345678-1234-1234-1234-123456789012}1.0;{X}2.0;U", "x64;0", true)]
    [DataRow(TransformValidations.UpgradeCode, "{12345678-1234-1234-1234-123456789012}1.0;{X}2.0;V", ";1033", false)]
    public void A_transform_is_valid_for_what_it_asks_for(TransformValidations validations, string revision, string template, bool valid)
    {
        _installer.Answers["ProductCode"] = "{12345678-1234-1234-1234-123456789012}";
        _installer.Answers["ProductVersion"] = "1.2.3";
        _installer.Answers["ProductLanguage"] = "1033";
        _installer.Answers["UpgradeCode"] = "U";
        _installer.ColumnNames = ["Value"];
        _installer.ColumnTypes = ["S0"];
        _installer.Summary[9] = new SummaryValue(SummaryValueType.String, 0, 0, revision);
        _installer.Summary[7] = new SummaryValue(SummaryValueType.String, 0, 0, template);
        _installer.Summary[16] = new SummaryValue(SummaryValueType.Int32, (int)validations << 16, 0, string.Empty);
        using var database = new Database(_installer, @"C:\a.msi", DatabaseOpenMode.ReadOnly);
        Assert.AreEqual(valid, database.IsTransformValid("t.mst"));
    }

    [TestMethod]
    public void Names_in_a_database_do_not_lead_out_of_the_folder_of_an_export()
    {
        _installer.ColumnNames = ["Name"];
        _installer.ColumnTypes = ["s62"];
        foreach (var name in new[] { @"..\a", "../a", "C:a", "..", ".", "a*", string.Empty })
        {
            _installer.Rows.Clear();
            _installer.Rows.Add([name]);
            var folder = Directory.CreateTempSubdirectory("export-").FullName;
            try
            {
                using var database = new Database(_installer, @"C:\a.msi", DatabaseOpenMode.ReadOnly);
                Assert.Contains($"\"{name}\"", Assert.ThrowsExactly<InstallerException>(() => database.ExportAll(folder)).Message);
                Assert.DoesNotContain(call => call.StartsWith("export", StringComparison.Ordinal) && !call.Contains("_SummaryInformation", StringComparison.Ordinal), _installer.DatabaseCalls);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    [TestMethod]
    public void Files_named_for_deletion_go_when_the_database_is_closed()
    {
        var file = Path.GetTempFileName();
        var folder = Directory.CreateTempSubdirectory("close-").FullName;
        File.WriteAllText(Path.Combine(folder, "inside"), "x");
        var database = new Database(_installer, @"C:\a.msi", DatabaseOpenMode.ReadOnly);
        database.DeleteOnClose(file);
        database.DeleteOnClose(folder);
        database.DeleteOnClose(file + ".missing");
        Assert.IsTrue(File.Exists(file));
        database.Close();
        Assert.IsFalse(File.Exists(file));
        Assert.IsFalse(Directory.Exists(folder));
    }

    [TestMethod]
    public void A_patch_is_opened_as_one()
    {
        _installer.OpensPatches = true;
        using var database = new Database(_installer, @"C:\a.msp", DatabaseOpenMode.ReadOnly);
        Assert.AreEqual(@"open C:\a.msp ReadOnly patch", _installer.DatabaseCalls.Single());
    }
}
