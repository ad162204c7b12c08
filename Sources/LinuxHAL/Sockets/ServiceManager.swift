import CLinux

/// Whoever started this program as a service and waits until it is ready.
public enum ServiceManager {
  /// Says so at the socket that the environment names: sd_notify(3).
  public static func tellReady(at path: String) {
    let descriptor = unsafe solidus_socket_send_messages(path)
    guard descriptor >= 0 else { return }
    let message = "READY=1"
    // The text lives for the call, and its count is passed beside it.
    _ = unsafe message.withCString {
      unsafe solidus_socket_send(descriptor, $0, message.utf8.count, false)
    }
    solidus_socket_close(descriptor)
  }
}
