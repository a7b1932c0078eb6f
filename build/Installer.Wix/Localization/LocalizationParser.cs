using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Reading;
using Installer.Wix.Symbols;

namespace Installer.Wix.Localization;

/// <summary>Reads localization files (<c>.wxl</c>).</summary>
internal static class LocalizationParser
{
    private static readonly Dictionary<string, int> ControlBits = new(StringComparer.Ordinal) { ["RightToLeft"] = 32, ["RightAligned"] = 64, ["LeftScroll"] = 128 };

    /// <summary>Reads a file.</summary>
    /// <returns>Its content, or <c>null</c> after an error.</returns>
    public static WixLocalization? Parse(string path, Messaging messaging, SourceReader reader)
    {
        try
        {
            return new Reader(path, messaging).Read(reader.Load(path, null, "Localization", out _).Root!);
        }
        catch (WixException exception)
        {
            messaging.Write(exception.Error);
            return null;
        }
    }

    private sealed class Reader(string path, Messaging messaging)
    {
        private readonly List<LocalizedString> strings = [];
        private readonly List<LocalizedControl> controls = [];
        private bool hasErrors;

        public WixLocalization? Read(XElement root)
        {
            if (root.Name.LocalName != "WixLocalization")
            {
                Write(Errors.InvalidDocumentElement(Locate(root), root.Name.LocalName, "localization", "WixLocalization"));
                return null;
            }

            if (root.Name.Namespace != Namespaces.Wxl)
            {
                Write(root.Name.Namespace == XNamespace.None
                    ? Errors.MissingNamespace(Locate(root), "WixLocalization", Namespaces.Wxl.NamespaceName)
                    : Errors.WrongNamespace(Locate(root), "WixLocalization", root.Name.NamespaceName, Namespaces.Wxl.NamespaceName));
                return null;
            }

            string culture = string.Empty;
            string? codepage = null, summaryCodepage = null;
            foreach (var attribute in Attributes(root))
            {
                switch (attribute.Name.LocalName)
                {
                    case "Codepage":
                        codepage = ReadCodepage(root, attribute);
                        break;
                    case "SummaryInformationCodepage":
                        summaryCodepage = ReadCodepage(root, attribute);
                        break;
                    case "Culture":
                        culture = attribute.Value;
                        break;
                    case "Language" or "ExtensionDefaultCulture":
                        break;
                    default:
                        Write(Errors.UnexpectedAttribute(Locate(root), "WixLocalization", attribute.Name.LocalName));
                        break;
                }
            }

            foreach (var child in root.Elements())
            {
                switch (child.Name.LocalName)
                {
                    case "String" when child.Name.Namespace == Namespaces.Wxl:
                        ReadString(child);
                        break;
                    case "UI" when child.Name.Namespace == Namespaces.Wxl:
                        ReadControl(child);
                        break;
                    default:
                        Write(Errors.UnexpectedElement(Locate(child), "WixLocalization", child.Name.LocalName));
                        break;
                }
            }

            return hasErrors ? null : new WixLocalization(culture.ToLowerInvariant(), codepage, summaryCodepage, strings, controls, false);
        }

        private static IEnumerable<XAttribute> Attributes(XElement element) => element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace == XNamespace.None);

        private SourceLine Locate(XElement element) => new(path, SourceReader.LineOf(element));

        private void Write(Message message)
        {
            hasErrors = true;
            messaging.Write(message);
        }

        private string? ReadCodepage(XElement element, XAttribute attribute)
        {
            if (attribute.Value.Length == 0)
            {
                return null;
            }

            if (!Codepages.TryParse(attribute.Value, out var codepage))
            {
                Write(Errors.IllegalCodepage(Locate(element), attribute.Value));
                return null;
            }

            return codepage.ToString(CultureInfo.InvariantCulture);
        }

        private void ReadString(XElement element)
        {
            string? id = null, value = null;
            var (isNamed, overridable) = (false, false);
            foreach (var attribute in Attributes(element))
            {
                switch (attribute.Name.LocalName)
                {
                    case "Id":
                        id = ReadIdentifier(element, attribute);
                        isNamed = true;
                        break;
                    case "Overridable":
                        overridable = ReadYesNo(element, attribute);
                        break;
                    case "Localizable":
                        break;
                    case "Value":
                        value = attribute.Value;
                        break;
                    default:
                        Write(Errors.UnexpectedAttribute(Locate(element), "String", attribute.Name.LocalName));
                        break;
                }
            }

            if (!string.IsNullOrWhiteSpace(element.Value))
            {
                Write(Errors.IllegalInnerText(Locate(element), "String", "Value"));
                return;
            }

            if (!isNamed)
            {
                Write(Errors.ExpectedAttribute(Locate(element), "String", "Id"));
            }
            else if (value is null)
            {
                Write(Errors.ExpectedAttribute(Locate(element), "String", "Value"));
            }
            else if (id is not null)
            {
                strings.Add(new LocalizedString(id, value, overridable, Locate(element)));
            }
        }

        private void ReadControl(XElement element)
        {
            string? dialog = null, control = null;
            var text = string.IsNullOrWhiteSpace(element.Value) ? null : element.Value;
            int? x = null, y = null, width = null, height = null;
            var bits = 0;
            foreach (var attribute in Attributes(element))
            {
                switch (attribute.Name.LocalName)
                {
                    case "Dialog":
                        dialog = ReadIdentifier(element, attribute);
                        break;
                    case "Control":
                        control = ReadIdentifier(element, attribute);
                        break;
                    case "X":
                        x = ReadInteger(element, attribute);
                        break;
                    case "Y":
                        y = ReadInteger(element, attribute);
                        break;
                    case "Width":
                        width = ReadInteger(element, attribute);
                        break;
                    case "Height":
                        height = ReadInteger(element, attribute);
                        break;
                    case "Text":
                        text = attribute.Value;
                        break;
                    case "RightToLeft" or "RightAligned" or "LeftScroll":
                        bits |= ReadYesNo(element, attribute) ? ControlBits[attribute.Name.LocalName] : 0;
                        break;
                    default:
                        Write(Errors.UnexpectedAttribute(Locate(element), "UI", attribute.Name.LocalName));
                        break;
                }
            }

            if (dialog is null)
            {
                Write(Errors.ExpectedAttribute(Locate(element), "UI", "Dialog"));
                return;
            }

            if (controls.Exists(other => other.Dialog == dialog && other.Control == control))
            {
                Write(Errors.DuplicateLocalizedControl(Locate(element), dialog, control));
            }

            controls.Add(new LocalizedControl(dialog, control, x, y, width, height, bits, text, Locate(element)));
        }

        private string? ReadIdentifier(XElement element, XAttribute attribute)
        {
            if (Identifier.IsLegal(attribute.Value))
            {
                return attribute.Value;
            }

            Write(Errors.IllegalIdentifier(Locate(element), element.Name.LocalName, attribute.Name.LocalName, attribute.Value));
            return null;
        }

        private bool ReadYesNo(XElement element, XAttribute attribute)
        {
            if (attribute.Value is not ("yes" or "true" or "no" or "false"))
            {
                Write(Errors.IllegalYesNo(Locate(element), element.Name.LocalName, attribute.Name.LocalName, attribute.Value));
            }

            return attribute.Value is "yes" or "true";
        }

        private int? ReadInteger(XElement element, XAttribute attribute)
        {
            if (int.TryParse(attribute.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            Write(Errors.IllegalInteger(Locate(element), element.Name.LocalName, attribute.Name.LocalName, attribute.Value));
            return null;
        }
    }
}
