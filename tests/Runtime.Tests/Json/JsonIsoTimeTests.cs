using System.Text;
using System.Text.Json;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Times in the forms of ISO 8601 are read as by System.Text.Json.</summary>
public sealed class JsonIsoTimeTests
{
    private static readonly string[] Examples =
    [
        "2026-11-23", "2026-11-23T10:20", "2026-11-23T10:20Z", "2026-11-23T10:20+01", "2026-11-23T10:20:30", "2026-11-23T10:20:30Z",
        "2026-11-23T10:20:30-05:30", "2026-11-23T10:20:30.5",
        "2026-11-23T10:20:30.1234567Z", "2026-11-23T10:20:30.0123456789012345+14:00", "2024-02-29T00:00:00Z", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59.9999999Z",
        "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2023-02-29", "0000-01-01", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31",
        "2026-01-01T24:00", "2026-01-01T23:60",
        "2026-01-01T23:59:60Z", "2026-01-01T00:00:00+14:01", "2026-01-01T00:00:00+15:00", "2026-01-01T00:00:00+01:60", "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00.12345678901234567Z",
        "2026-01-01 00:00:00", "2026-01-01t00:00:00Z", "2026-01-01T00:00:00z", "2026-1-1", "20260101", "2026-01-01T", "2026-01-01T1",
        "2026-01-01T10:20:", "2026-01-01T10:20:3", "2026-01-01T10:20:30+",
        "2026-01-01T10:20:30+1", "2026-01-01T10:20:30+0100", "2026-01-01T10:20:30+01:0", "2026-01-01T10:20:30+01:000", "2026-01-01T10:20:30ZZ",
        "2026-01-01Z", "", " ", "-026-01-01",
    ];

    public static TheoryData<string> Texts => [.. Examples];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_IsReadAsBySystemTextJson(string text) => AssertSame(text);

    [Fact]
    public void ChangedTexts_AreReadAsBySystemTextJson()
    {
        var random = new Random(1);
        int times = 0;
        for (int i = 0; i < Sample.Count(200_000); i++)
        {
            var text = new StringBuilder(Examples[random.Next(12)]);
            for (int changes = random.Next(3); changes > 0; changes--)
            {
                int at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0: text.Remove(at, 1); break;
                    case 1: text.Insert(at, "0123456789-:T.+Z"[random.Next(16)]); break;
                    default: text[at] = (char)('0' + random.Next(10)); break;
                }
            }

            times += AssertSame(text.ToString()) ? 1 : 0;
        }

        Assert.InRange(times, Sample.Count(50_000), Sample.Count(190_000));
    }

    /// <summary>Without an offset, the serializer takes the time zone of the machine, which is UTC on Lambda.</summary>
    [Fact]
    public void TimeWithoutAnOffset_IsInUtc()
    {
        Assert.True(JsonIsoTime.TryParse("2026-11-23T10:20:30"u8, out DateTimeOffset time));
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    private static bool AssertSame(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader([(byte)'"', .. bytes, (byte)'"']);
        reader.Read();
        bool isOffset = reader.TryGetDateTimeOffset(out DateTimeOffset expected);
        Assert.Equal(isOffset, JsonIsoTime.TryParse(bytes, out DateTimeOffset found));
        if (isOffset)
        {
            Assert.Equal(expected.DateTime, found.DateTime);
            bool hasOffset = text.Length > 10 && text.AsSpan(10).ContainsAny("Z+-");
            Assert.Equal(hasOffset ? expected.Offset : TimeSpan.Zero, found.Offset);
        }

        bool isTime = reader.TryGetDateTime(out DateTime expectedTime);
        Assert.Equal(isTime, JsonIsoTime.TryParse(bytes, out DateTime foundTime));
        if (isTime)
            Assert.Equal((expectedTime, expectedTime.Kind), (foundTime, foundTime.Kind));
        return isTime;
    }
}
