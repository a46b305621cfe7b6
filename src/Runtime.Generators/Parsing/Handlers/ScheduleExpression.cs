using System.Globalization;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Checks the expression of a schedule by the rules of Amazon EventBridge Scheduler.</summary>
/// <remarks>https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html</remarks>
internal static class ScheduleExpression
{
    private const string Months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC";
    private const string Nothing = "(?!)";
    private const string Days = "SUN MON TUE WED THU FRI SAT";

    private static readonly Regex _rate = new(@"^rate\(0*[1-9]\d* (minute|hour|day)s?\)$", RegexOptions.CultureInvariant);

    /// <summary>The fields of a cron expression in their order: the name, the range of its numbers, names for them, and what else it can be.</summary>
    private static readonly (string Name, int Least, int Most, string Names, string Others)[] _fields =
    [
        ("minutes", 0, 59, "", Nothing),
        ("hours", 0, 23, "", Nothing),
        ("day-of-month", 1, 31, "", @"^(\?|L|LW|\d+W)$"),
        ("month", 1, 12, Months, Nothing),
        ("day-of-week", 1, 7, Days, @"^(\?|L|[1-7]L|[1-7]#[1-5])$"),
        ("year", 1970, 2199, "", Nothing),
    ];

    /// <returns>What is expected instead; <see langword="null"/> if the expression is valid.</returns>
    public static string? FindError(string expression)
    {
        if (expression.StartsWith("cron(", StringComparison.Ordinal) && expression.EndsWith(")", StringComparison.Ordinal))
            return FindCronError(expression.Substring(5, expression.Length - 6));
        if (expression.StartsWith("rate(", StringComparison.Ordinal))
            return _rate.IsMatch(expression) ? null : "expected a number above 0 and minutes, hours or days, such as rate(1 hour) or rate(5 minutes)";
        if (expression.StartsWith("at(", StringComparison.Ordinal))
        {
            return DateTime.TryParseExact(expression, "'at('yyyy-MM-dd'T'HH:mm:ss')'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null
                : "expected a time without a zone, such as at(2030-12-31T08:00:00)";
        }

        return "expected rate(1 hour), cron(0 8 * * ? *) or at(2030-12-31T08:00:00)";
    }

    private static string? FindCronError(string text)
    {
        string[] fields = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != _fields.Length)
        {
            string names = string.Join(" ", _fields.Select(static field => field.Name));
            return $"expected the six fields {names} of cron, such as cron(0 8 * * ? *), found {fields.Length.ToString(CultureInfo.InvariantCulture)}";
        }

        for (int i = 0; i < fields.Length; i++)
        {
            (string name, int least, int most, string names, string others) = _fields[i];
            string[] list = names.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (fields[i].Split(',').All(part => Regex.IsMatch(part, others) || IsRange(part, least, most, list)))
                continue;
            string orNames = list.Length > 0 ? $" or {list[0]} to {list[list.Length - 1]}" : "";
            return FormattableString.Invariant($"found {fields[i]} for {name}, expected values from {least} to {most}{orNames}");
        }

        return (fields[2] == "?") != (fields[4] == "?") ? null : "expected ? for either day-of-month or day-of-week, such as cron(0 8 * * ? *) or cron(0 8 ? * MON-FRI *)";
    }

    /// <summary><c>*</c>, a value, or a range, each with an optional step: <c>0/5</c>.</summary>
    private static bool IsRange(string text, int least, int most, string[] names)
    {
        string[] steps = text.Split('/');
        if (steps.Length > 2 || (steps.Length == 2 && !IsNumber(steps[1], 1, most)))
            return false;
        string[] ends = steps[0].Split('-');
        return steps[0] == "*" || (ends.Length <= 2 && ends.All(end => IsNumber(end, least, most) || names.Contains(end, StringComparer.OrdinalIgnoreCase)));
    }

    private static bool IsNumber(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most;
}
