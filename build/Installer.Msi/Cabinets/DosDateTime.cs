namespace Installer.Msi.Cabinets;

/// <summary>The date and time of a file in a cabinet: 16 bits each, years from 1980, seconds in twos.</summary>
internal static class DosDateTime
{
    /// <summary>The first year that can be stored.</summary>
    public const int FirstYear = 1980;

    /// <summary>The last year that can be stored.</summary>
    public const int LastYear = FirstYear + 127;

    /// <summary>The two words of a time, which must lie in the years that can be stored.</summary>
    public static (ushort Date, ushort Time) FromDateTime(DateTime value) => (
        (ushort)(((value.Year - FirstYear) << 9) | (value.Month << 5) | value.Day),
        (ushort)((value.Hour << 11) | (value.Minute << 5) | (value.Second / 2)));

    /// <summary>The time of two words, or <c>null</c> when they name none.</summary>
    public static DateTime? ToDateTime(ushort date, ushort time)
    {
        var (year, month, day) = (FirstYear + (date >> 9), (date >> 5) & 0xF, date & 0x1F);
        var (hour, minute, second) = (time >> 11, (time >> 5) & 0x3F, (time & 0x1F) * 2);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60
            ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified)
            : null;
    }
}
