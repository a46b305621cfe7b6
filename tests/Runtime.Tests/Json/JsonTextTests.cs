using System.Text;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that strings of any length are decoded as .NET does.</summary>
public sealed class JsonTextTests
{
    private const int MaxLength = 70;

    [Fact]
    public void Ascii_IsDecoded()
    {
        for (int length = 0; length <= MaxLength; length++)
        {
            string text = string.Concat(Enumerable.Range(0, length).Select(static at => (char)(at + 0x20)));
            Assert.Equal(text, JsonText.Decode(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Theory]
    [InlineData("é")]
    [InlineData("名")]
    [InlineData("😀")]
    [InlineData("\u007f\u0080")]
    public void OtherCharacter_IsDecodedAnywhere(string other)
    {
        for (int before = 0; before <= MaxLength; before += Sample.Step)
        {
            string text = $"{new string('a', before)}{other}{new string('b', MaxLength - before)}";
            Assert.Equal(text, JsonText.Decode(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xc3 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xff })]
    public void InvalidUtf8_IsNull(byte[] invalid)
    {
        for (int before = 0; before <= MaxLength; before += Sample.Step)
            Assert.Null(JsonText.Decode([.. Enumerable.Repeat((byte)'a', before), .. invalid, .. "b"u8]));
    }
}
