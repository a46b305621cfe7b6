using System.Text;
using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Local.Values;

namespace Lambda.Runtime.Local.Tests.Values;

/// <summary>The content of the file of <c>--values</c>.</summary>
public sealed class ValuesReaderTests
{
    [Theory]
    [InlineData("""  { "user" : "ü<&\"", "n": 1.50, "list": [ ] } """, """{"user":"ü<&\"","n":1.50,"list":[]}""")]
    [InlineData(""" [ 1, null ] """, "[1,null]")]
    [InlineData("\"open \\u0073esame\\n\"", "open sesame\n")]
    [InlineData("\"\"", "")]
    public void Secret_IsTextOrTheTextOfItsJson(string json, string text)
    {
        SecretValue secret = Read($$$"""{"secrets": {"prod/db": {{{json}}}}}""").Secrets["prod/db"];

        Assert.Equal((text, false), (secret.Text, secret.IsBase64));
    }

    [Fact]
    public void Secret_IsBytes()
    {
        SecretValue secret = Read("""{"secrets": {"key": {"$base64": "/9gA"}}}""").Secrets["key"];

        Assert.Equal(("/9gA", true), (secret.Text, secret.IsBase64));
    }

    [Theory]
    [InlineData("\"db.local\"", "db.local", false)]
    [InlineData("""["a", "b"]""", "a,b", true)]
    [InlineData("[]", "", true)]
    public void Parameter_IsAStringOrAList(string json, string text, bool isList)
    {
        ParameterValue parameter = Read($$$"""{"parameters": {"/prod/host": {{{json}}}}}""").Parameters["/prod/host"];

        Assert.Equal((text, isList), (parameter.Text, parameter.IsList));
    }

    [Theory]
    [InlineData("""{ "new": { "enabled": true } }""", """{"new":{"enabled":true}}""")]
    [InlineData("\"a: b\"", "a: b")]
    [InlineData("7", "7")]
    [InlineData("null", "null")]
    public void Configuration_IsJsonOrText(string json, string text) =>
        Assert.Equal(text, Read($$$"""{"appConfig": {"orders%2Feu/prod/flags": {{{json}}}}}""").AppConfigurations[new("orders/eu", "prod", "flags")]);

    [Fact]
    public void CommentsCommasAndByteOrderMark_AreAllowed()
    {
        ExtensionValues values = ValuesReader.Read([.. Encoding.UTF8.Preamble, .. """
            {
              // of the test database
              "secrets": { "db": { "user": "a", /* short */ "password": "b", }, },
            }
            """u8]);

        Assert.Equal("""{"user":"a","password":"b"}""", values.Secrets["db"].Text);
        Assert.Empty(values.Parameters);
    }

    [Theory]
    [InlineData("", "It is empty. Expected an object in JSON.")]
    [InlineData(" \r\n", "It is empty. Expected an object in JSON.")]
    [InlineData("[]", "line 1: the file is an array. Expected an object with secrets, parameters, appConfig.")]
    [InlineData("\"hidden\"", "line 1: the file is a string. Expected an object with secrets, parameters, appConfig.")]
    [InlineData("{\n\"secret\": {\"a\": \"hidden\"}}", "line 2: 'secret' is not a known member. Did you mean 'secrets'? Expected one of: secrets, parameters, appConfig.")]
    [InlineData("""{"db": {}}""", "line 1: 'db' is not a known member. Expected one of: secrets, parameters, appConfig.")]
    [InlineData("{\"secrets\": {},\n\"secrets\": {}}", "line 2: 'secrets' is there twice. Expected it once.")]
    [InlineData("""{"secrets": "hidden"}""", "line 1: 'secrets' is a string. Expected an object with names and values.")]
    [InlineData("""{"parameters": null}""", "line 1: 'parameters' is null. Expected an object with names and values.")]
    [InlineData("""{"appConfig": ["hidden"]}""", "line 1: 'appConfig' is an array. Expected an object with names and values.")]
    [InlineData("{\"secrets\": {\n\"a\": \"hidden\",\n\"b\": 4711}}", "line 3: 'b' in 'secrets' is a number. Expected a string, an object, an array, or bytes as {\"$base64\": \"...\"}.")]
    [InlineData("""{"secrets": {"b": true}}""", "line 1: 'b' in 'secrets' is true. Expected a string, an object, an array, or bytes as {\"$base64\": \"...\"}.")]
    [InlineData("""{"secrets": {"b": {"$base64": "hidden!"}}}""", "line 1: 'b' in 'secrets' has a member $base64, and is not an object with only this member and bytes in Base64.")]
    [InlineData("""{"secrets": {"b": {"$base64": "", "a": 1}}}""", "line 1: 'b' in 'secrets' has a member $base64, and is not an object with only this member and bytes in Base64.")]
    [InlineData("""{"secrets": {"b": {"$base64": 1}}}""", "line 1: 'b' in 'secrets' has a member $base64, and is not an object with only this member and bytes in Base64.")]
    [InlineData("{\"secrets\": {\"b\": \"1\",\n\"b\": \"2\"}}", "line 2: 'b' in 'secrets' is there twice. Expected it once.")]
    [InlineData("""{"secrets": {"": "hidden"}}""", "line 1: '' in 'secrets' has no name.")]
    [InlineData("""{"parameters": {"a": 1}}""", "line 1: 'a' in 'parameters' is a number. Expected a string, or an array of strings.")]
    [InlineData("""{"parameters": {"a": {"b": "hidden"}}}""", "line 1: 'a' in 'parameters' is an object. Expected a string, or an array of strings.")]
    [InlineData("""{"parameters": {"a": ["hidden", 1]}}""", "line 1: 'a' in 'parameters' has a number in its array. Expected strings only.")]
    [InlineData("""{"parameters": {"a": ["hid,den"]}}""", "line 1: 'a' in 'parameters' has a string with a comma in its array, which would be two strings in a StringList.")]
    [InlineData("""{"appConfig": {"orders/flags": {}}}""", "line 1: 'orders/flags' in 'appConfig' is not a name. Expected application/environment/profile.")]
    [InlineData("""{"appConfig": {"a/b/c%2Fd": {}, "a/b/c%2fd": {}}}""", "line 1: 'a/b/c%2fd' in 'appConfig' is there twice. Expected it once.")]
    [InlineData("{\n\"secrets\": {\"a\": hidden}}", "line 2, position 18: this is not JSON. Expected an object in JSON.")]
    [InlineData("{\"secrets\": {\"a\": nuhidden}}", "line 1, position 21: this is not JSON. Expected an object in JSON.")]
    [InlineData("{\"secrets\": {\"a\": \"hidden}}", "line 1, position 28: Expected end of string, but instead reached end of data. Expected an object in JSON.")]
    [InlineData("{\"secrets\": {\"a\": \"b\"\n\"c\": \"hidden\"}}", "line 2, position 1: '\"' is invalid after a value. Expected either ',', '}', or ']'. Expected an object in JSON.")]
    [InlineData("{} {}", "line 1, position 4: '{' is invalid after a single JSON value. Expected end of data. Expected an object in JSON.")]
    [InlineData("{\"secrets\": {\"a\": \"\\ud800hidden\"}}", "line 1: a string has an escape of half a surrogate pair. Expected text in Unicode.")]
    [InlineData("{\"secrets\": {\"a\": [\"\\ud800hidden\"]}}", "line 1: a string has an escape of half a surrogate pair. Expected text in Unicode.")]
    [InlineData("{\"secrets\": {\"\\ud800\": \"hidden\"}}", "line 1: a string has an escape of half a surrogate pair. Expected text in Unicode.")]
    public void WrongContent_IsExplainedWithoutValues(string json, string message)
    {
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => Read(json));

        Assert.Equal(message, exception.Message);
        Assert.DoesNotContain("hidden", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherEncoding_IsExplained() => Assert.Equal(
        "It is not text in UTF-8.",
        Assert.Throws<InvalidDataException>(static () => ValuesReader.Read(Encoding.Latin1.GetBytes("""{"secrets": {"a": "hidden ü"}}"""))).Message);

    private static ExtensionValues Read(string json) => ValuesReader.Read(Encoding.UTF8.GetBytes(json));
}
