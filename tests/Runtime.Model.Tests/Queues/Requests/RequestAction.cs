namespace Lambda.Runtime.Model.Tests.Queues.Requests;

/// <summary>What a client requests, or what happens in between.</summary>
internal enum RequestAction
{
    Send,
    SendAgain,
    Receive,
    Delete,
    ChangeVisibility,
    Advance,
    Purge,
    Redrive,
    Restart,
}
