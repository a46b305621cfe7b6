using System.Text.Json;

namespace Lambda.Runtime.Emulator.Filters;

/// <summary>Matches numbers in a range.</summary>
/// <remarks>Both limits are part of the range. They are in millionths, as of <see cref="EventValue.TryReadMillionths"/>, so that "greater" begins at the next millionth.</remarks>
internal sealed class NumericRule : ValueRule
{
    private const string Expected = "[\"=\", number], [\"<\", number], or a range such as [\">\", 0, \"<=\", 5]";

    private readonly long _min, _max;

    private NumericRule(long min, long max)
    {
        _min = min;
        _max = max;
    }

    public override bool Matches(JsonElement value) => EventValue.TryReadMillionths(value, out long number) && number >= _min && number <= _max;

    /// <param name="operand"><c>["=", 1]</c>, <c>[">", 0]</c> or <c>[">", 0, "&lt;=", 5]</c>.</param>
    /// <param name="path">The path of the operand.</param>
    /// <exception cref="InvalidPatternException">The array has another form, or the range contains no number.</exception>
    public static NumericRule Parse(JsonElement operand, string path)
    {
        if (operand.ValueKind != JsonValueKind.Array || operand.GetArrayLength() is not (2 or 4))
            throw new InvalidPatternException(path, PatternText.Describe(operand), Expected);

        bool isRange = operand.GetArrayLength() == 4;
        long limit = ReadNumber(operand[1], $"{path}[1]");
        (long min, long max) = PatternText.Read(operand[0], $"{path}[0]", "a comparison: =, <, <=, > or >=") switch
        {
            "=" when !isRange => (limit, limit),
            "<" when !isRange => (long.MinValue, limit - 1),
            "<=" when !isRange => (long.MinValue, limit),
            ">" => (limit + 1, long.MaxValue),
            ">=" => (limit, long.MaxValue),
            _ => throw new InvalidPatternException(
                $"{path}[0]", PatternText.Describe(operand[0]), isRange ? "> or >=, because a range begins with its lower limit" : "=, <, <=, > or >="),
        };
        if (!isRange)
            return new NumericRule(min, max);

        long upper = ReadNumber(operand[3], $"{path}[3]");
        max = PatternText.Read(operand[2], $"{path}[2]", "< or <=") switch
        {
            "<" => upper - 1,
            "<=" => upper,
            _ => throw new InvalidPatternException($"{path}[2]", PatternText.Describe(operand[2]), "< or <=, the upper limit of the range"),
        };
        return limit < upper
            ? new NumericRule(min, max)
            : throw new InvalidPatternException($"{path}[3]", PatternText.Describe(operand[3]), $"a number greater than the lower limit, {operand[1].GetRawText()}");
    }

    private static long ReadNumber(JsonElement value, string path) =>
        EventValue.TryReadMillionths(value, out long millionths)
            ? millionths
            : throw new InvalidPatternException(path, PatternText.Describe(value), "a number from -5.0e9 to 5.0e9");
}
