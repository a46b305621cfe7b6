using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>The rows of types that contain no values of other types.</summary>
internal static class LeafRows
{
    /// <summary>Values that any row can receive.</summary>
    public static readonly string[] AnyValue =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "1.5", "7.0", "1e2", "1E+2", "1e-2", "1e999", "-1e-400", "\"\"", "\"a\"", "\" \"", "\"1\"", "\"null\"", "[]", "{}",
        "[null]", "[[1]]", "{\"a\":1}", "{\"$type\":\"x\"}", "{\"\":null}",
    ];

    /// <summary>Numbers, as they are and in strings, at and beyond the limits of every type.</summary>
    private static readonly string[] NumberEdges =
    [
        "127", "128", "-128", "-129", "255", "256", "32767", "32768", "-32768", "-32769", "65535", "65536", "2147483647", "2147483648", "-2147483648", "-2147483649",
        "4294967295", "4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
        "18446744073709551616", "170141183460469231731687303715884105727", "170141183460469231731687303715884105728", "340282366920938463463374607431768211456",
        "79228162514264337593543950335", "79228162514264337593543950336", "0.0000000000000000000000000001", "1.10", "100.00", "0.1000000000000000055511151231257827",
        "3.4028235e38", "3.4028236e38", "1e39", "65504", "65520", "1.7976931348623157e308", "1.7976931348623159e308", "5e-324", "2e-324", "4.9e-324", "-0.0", "0e0", "0e-999",
        "\"-1\"", "\"+1\"", "\"01\"", "\"1 \"", "\" 1\"", "\"1.0\"", "\"1e2\"", "\"1_0\"", "\"0x1\"", "\"1,000\"", "\"NaN\"", "\"nan\"", "\"Infinity\"", "\"-Infinity\"", "\"+Infinity\"",
        "\"infinity\"", "\"1e999\"", "\"\\u0031\"", "\"1\\u0000\"", "\"\\u0660\"", "\"-\"", "\".5\"", "\"5.\"", "\"٣\"", "\"255\"", "\"256\"", "\"2147483648\"", "\"18446744073709551615\"",
    ];

    private static readonly LeafRow[] Plain = WithNullables(
    [
        new("string", Strings(), "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83c\\udf0d\"", "\"\\u0000\"", "\"\\/\"", "\"\\x\"", "\"\\u12\"", "\"\t\"", "\"<&'+é🌍\"", "\"\u2028\u007f\"", "\"\uffff\"", "'a'")
        {
            IsReference = true,
            IsComparable = true,
            Constants = ["null", "\"\"", "\"a\\\"b\\\\\\n\"", "\"\\u00e9\\0\""],
        },
        new("bool", Gen.Elements("true", "false"), "\"true\"", "True", "1", "\"\"") { Constants = ["true", "false"] },
        Integer("byte", 0, byte.MaxValue),
        Integer("sbyte", sbyte.MinValue, sbyte.MaxValue),
        Integer("short", short.MinValue, short.MaxValue),
        Integer("ushort", 0, ushort.MaxValue),
        Integer("int", int.MinValue, int.MaxValue),
        Integer("uint", 0, uint.MaxValue),
        Integer("long", long.MinValue, long.MaxValue),
        Integer("ulong", 0, ulong.MaxValue),
        Number("float", Doubles().Select(static d => ((float)d).ToString("R", CultureInfo.InvariantCulture)), "1.5f", "float.NaN", "-0f", "float.MaxValue", "1e-45f"),
        Number("double", Doubles().Select(static d => d.ToString("R", CultureInfo.InvariantCulture)), "-2.5", "double.NegativeInfinity", "double.Epsilon", "1e300"),
        Number("decimal", Decimals(), "1.10m", "decimal.MinValue", "0.0000000000000000000000000001m", "-3m"),
    ]);

    public static readonly LeafRow[] Supported = [.. Plain, .. PlatformLeafRows.All, .. DeclaredLeafRows.All];

    /// <summary>Returns each row, followed by its nullable row for a value type.</summary>
    public static LeafRow[] WithNullables(LeafRow[] rows) =>
        [.. rows.SelectMany(static row => row.IsReference ? new[] { row } : [row, row.AsNullable()])];

    public static LeafRow Integer(string type, BigInteger min, BigInteger max) =>
        Number(
            type,
            Gen.OneOf(
                Gen.Elements(min, max, BigInteger.Zero, BigInteger.One),
                Gen.Choose(0, 100).Select(static i => (BigInteger)i),
                from a in Gen.Choose(int.MinValue, int.MaxValue)
                from b in Gen.Choose(0, int.MaxValue)
                from c in Gen.Choose(0, int.MaxValue)
                let wide = ((((BigInteger)a << 31) + b) << 31) + c
                select min + BigInteger.Remainder(BigInteger.Abs(wide), max - min + 1))
            .Select(static value => value.ToString(CultureInfo.InvariantCulture)),
            "1", type + ".MaxValue", type + ".MinValue", "default");

    public static LeafRow Number(string type, Gen<string> plain, params string[] constants) =>
        new(type, from text in plain from quoted in Gen.Choose(0, 7) select quoted == 0 ? $"\"{text}\"" : text, NumberEdges)
        {
            IsNumber = true,
            IsComparable = true,
            Constants = constants.Length == 0 ? ["default"] : constants,
        };

    private static Gen<string> Strings() =>
        from pieces in Gen.ArrayOf(Gen.Elements(
            "a", "Z", "0", " ", "<", "&", "'", "+", "é", "ß", "🌍", "語", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\ud83c\\udf0d", "\\u0000", "\u007f", "\u2028", "text"))
        select $"\"{string.Concat(pieces.Take(12))}\"";

    private static Gen<double> Doubles() => Gen.OneOf(
        Gen.Choose(-1000, 1000).Select(static i => i / 8.0),
        Gen.Elements(0.0, -0.0, 1e21, 1e-7, 123456789.125, float.MaxValue, float.Epsilon),
        from a in Gen.Choose(int.MinValue, int.MaxValue)
        from b in Gen.Choose(int.MinValue, int.MaxValue)
        let value = BitConverter.Int64BitsToDouble(((long)a << 32) ^ (uint)b)
        select double.IsFinite(value) && double.IsFinite((float)value) ? value : 0.5);

    private static Gen<string> Decimals() =>
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from middle in Gen.Elements(0, 1, -1, int.MaxValue)
        from high in Gen.Elements(0, 0, 7, int.MaxValue)
        from scale in Gen.Choose(0, 28)
        from negative in Gen.Elements(true, false)
        select new decimal(low, middle, high, negative, (byte)scale).ToString(CultureInfo.InvariantCulture);
}
