using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Base64 is read as by System.Text.Json: the same bytes, and the same texts are errors.</summary>
public sealed class JsonBase64Tests
{
    public static TheoryData<string> Texts =>
    [
        "", "AQID", "AQ==", "AQI=", "A", "AQ", "AQI", "AQ=", "AQ===", "A===", "=", "==", "====", "AQ==AQ==", "AQIDBAUGBw==", " AQID", "AQID ", "A Q I D", "AQ= =", "AQ==\\n", " ",
        "AR==", "AQJ=", "AQ-_", "AQ+/", "AQ\\/\\/", "\\u0041QID", "ä===",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_IsReadAsBySystemTextJson(string text) => AssertSame(text);

    [Fact]
    public void RandomTexts_AreReadAsBySystemTextJson()
    {
        var random = new Random(1);
        int valid = 0;
        for (int i = 0; i < Sample.Count(100_000); i++)
        {
            byte[] bytes = new byte[random.Next(12)];
            random.NextBytes(bytes);
            var text = new StringBuilder(Convert.ToBase64String(bytes));
            for (int changes = random.Next(3); changes > 0; changes--)
            {
                int at = random.Next(text.Length + 1);
                if (random.Next(2) == 0)
                    text.Insert(at, "=A /+ -"[random.Next(7)]);
                else if (at < text.Length)
                    text.Remove(at, 1);
            }

            valid += AssertSame(text.ToString()) ? 1 : 0;
        }

        Assert.InRange(valid, Sample.Count(30_000), Sample.Count(90_000));
    }

    private static bool AssertSame(string text)
    {
        byte[] json = Encoding.UTF8.GetBytes($"\"{text}\"");
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TryGetBytesFromBase64(out byte[]? expected))
        {
            Assert.Equal(expected, JsonRootReader.Read(json, JsonStringReader.GetBytes));
            return true;
        }

        JsonException error = Assert.Throws<JsonException>(() => JsonRootReader.Read(json, JsonStringReader.GetBytes));
        Assert.StartsWith("$: expected base64, found a string", error.Message, StringComparison.Ordinal);
        return false;
    }
}
