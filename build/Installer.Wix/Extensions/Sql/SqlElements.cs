using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Sql;

/// <summary>Databases of SQL servers, with the scripts and statements that are run in them.</summary>
internal static class SqlElements
{
    private const int MaximumDatabaseName = 128;

    private static readonly string[] s_whenExecuted = ["ExecuteOnInstall", "ExecuteOnReinstall", "ExecuteOnUninstall"];
    private static readonly string[] s_whenRolledBack = ["RollbackOnInstall", "RollbackOnReinstall", "RollbackOnUninstall"];

    /// <summary>Parses a <c>SqlDatabase</c> element.</summary>
    public static void ParseSqlDatabase(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        Action<AttributeReader>? check = component is null
            ? attribute => context.Write(Errors.SqlAttributeNeedsComponent(attribute.Source, attribute.ElementName, attribute.Name))
            : null;
        var database = SqlDatabaseElement.Read(
            context,
            element,
            checkConfirmOverwrite: check,
            checkContinueOnError: check,
            checkCreateOnInstall: check,
            checkCreateOnReinstall: check,
            checkCreateOnUninstall: check,
            checkDropOnInstall: check,
            checkDropOnReinstall: check,
            checkDropOnUninstall: check);
        var source = database.SourceLine;
        var id = database.Id ?? Identifier.Generated(IdentifierGenerator.Generate("sdb", component, database.Server, database.Database));
        context.Require(element, "Database");
        if (database.Database?.Length > MaximumDatabaseName)
        {
            context.Write(Errors.IdentifierTooLong(source, "SqlDatabase", "Database", database.Database, MaximumDatabaseName));
        }

        context.Require(element, "Server");
        if (database.Attributes == 0 && component is not null)
        {
            context.Write(Errors.SqlDatabaseDoesNothing(source, "CreateOnInstall", "CreateOnUninstall", "DropOnInstall", "DropOnUninstall"));
        }

        string? file = null, log = null;
        database.ParseChildren(new()
        {
            SqlFileSpec = child => AddFile(child, ref file),
            SqlLogFileSpec = child => AddFile(child, ref log),
            SqlScript = child => AddInComponent(child, ParseSqlScript),
            SqlString = child => AddInComponent(child, ParseSqlString),
        });
        if (component is not null)
        {
            AddActions(context, element);
        }

        context.AddRow(
            "Wix4SqlDatabase",
            id,
            source,
            id.Id,
            database.Server,
            database.Instance,
            database.Database,
            component,
            database.User,
            file,
            log,
            database.Attributes == 0 ? null : database.Attributes);

        void AddFile(XElement child, ref string? reference)
        {
            if (CheckPlace(child) && reference is not null)
            {
                context.Write(Errors.TooManyElements(source, "SqlDatabase", child.Name.LocalName, 1));
            }

            reference = ParseFile(context, child, id.Id);
        }

        void AddInComponent(XElement child, Action<CompileContext, XElement, ElementOwner> parse)
        {
            CheckPlace(child);
            parse(context, child, new ElementOwner(component, TableName: "Wix4SqlDatabase", ObjectId: id.Id));
        }

        bool CheckPlace(XElement child)
        {
            if (component is null)
            {
                context.Write(Errors.SqlElementNeedsComponent(child.Source(), child.Name.LocalName));
            }

            return component is not null;
        }
    }

    /// <summary>Parses a <c>SqlScript</c> element.</summary>
    public static void ParseSqlScript(CompileContext context, XElement element, ElementOwner owner)
    {
        var check = new ExecutionCheck(context, owner.ObjectId);
        var script = SqlScriptElement.Read(
            context,
            element,
            checkExecuteOnInstall: check.Execute,
            checkExecuteOnReinstall: check.Execute,
            checkExecuteOnUninstall: check.Execute,
            checkRollbackOnInstall: check.RollBack,
            checkRollbackOnReinstall: check.RollBack,
            checkRollbackOnUninstall: check.RollBack,
            checkSqlDb: check.Database);
        script.Check();
        var database = FinishExecution(context, element, script.SqlDb ?? owner.ObjectId, script.Attributes);
        var id = script.Id ?? Identifier.Generated(IdentifierGenerator.Generate("ssc", owner.ComponentId, script.BinaryRef, database));
        context.AddRow("Wix4SqlScript", id, script.SourceLine, id.Id, database, owner.ComponentId, script.BinaryRef, script.User, script.Attributes, script.Sequence);
    }

    /// <summary>Parses a <c>SqlString</c> element.</summary>
    public static void ParseSqlString(CompileContext context, XElement element, ElementOwner owner)
    {
        var check = new ExecutionCheck(context, owner.ObjectId);
        var statement = SqlStringElement.Read(
            context,
            element,
            checkExecuteOnInstall: check.Execute,
            checkExecuteOnReinstall: check.Execute,
            checkExecuteOnUninstall: check.Execute,
            checkRollbackOnInstall: check.RollBack,
            checkRollbackOnReinstall: check.RollBack,
            checkRollbackOnUninstall: check.RollBack,
            checkSqlDb: check.Database);
        statement.Check();
        var database = FinishExecution(context, element, statement.SqlDb ?? owner.ObjectId, statement.Attributes);
        var id = statement.Id ?? Identifier.Generated(IdentifierGenerator.Generate("sst", owner.ComponentId, statement.SQL, database));
        context.AddRow("Wix4SqlString", id, statement.SourceLine, id.Id, database, owner.ComponentId, statement.SQL, statement.User, statement.Attributes, statement.Sequence);
    }

    /// <returns>The database.</returns>
    private static string? FinishExecution(CompileContext context, XElement element, string? database, int attributes)
    {
        if (database is null)
        {
            context.Require(element, "SqlDb");
        }

        if (attributes == 0)
        {
            context.Write(Errors.ExpectedAttributes(element.Source(), element.Name.LocalName, [.. s_whenExecuted, .. s_whenRolledBack]));
        }

        context.NoChildren(element);
        AddActions(context, element);
        return database;
    }

    private static string ParseFile(CompileContext context, XElement element, string database)
    {
        var file = SqlFileSpecElement.Read(context, element);
        context.NoChildren(element);
        var id = file.Id ?? Identifier.Generated(IdentifierGenerator.Generate("sfs", database, file.Name, file.Filename));
        context.AddRow("Wix4SqlFileSpec", id, file.SourceLine, id.Id, file.Name, file.Filename, file.Size, file.MaxSize, file.GrowthSize);
        return id.Id;
    }

    private static void AddActions(CompileContext context, XElement element)
    {
        context.AddExtensionAction(element, "Wix4InstallSqlData");
        context.AddExtensionAction(element, "Wix4UninstallSqlData");
    }

    /// <summary>Looks at the attributes that say when a script or statement is run: either one that does something, or one that takes it back.</summary>
    private sealed class ExecutionCheck(CompileContext context, string? database)
    {
        private bool isExecuted;
        private bool isRolledBack;

        public void Execute(AttributeReader attribute)
        {
            RefuseIf(isRolledBack, attribute, s_whenRolledBack);
            isExecuted = true;
        }

        public void RollBack(AttributeReader attribute)
        {
            RefuseIf(isExecuted, attribute, s_whenExecuted);
            isRolledBack = true;
        }

        public void Database(AttributeReader attribute)
        {
            if (database is not null)
            {
                context.Write(Errors.IllegalWhenNested(attribute.Source, attribute.ElementName, attribute.Name, "SqlDatabase"));
            }
        }

        private void RefuseIf(bool condition, AttributeReader attribute, string[] others)
        {
            if (condition)
            {
                context.Write(Errors.IllegalWithAny(attribute.Source, attribute.ElementName, attribute.Name, others));
            }
        }
    }
}
